using System.Collections.Immutable;
using System.Text.Json;

namespace Linli.IdentityService.Clients;

/// <summary>A script's sign-in: an OAuth client whose tokens speak for a machine person with roles like anybody else's.</summary>
internal static class MachineClient
{
    private const string PersonProperty = "person";

    public static void BindTo(this IDictionary<string, JsonElement> properties, Guid person) =>
        properties[PersonProperty] = JsonSerializer.SerializeToElement(person);

    public static Guid? PersonOf(ImmutableDictionary<string, JsonElement> properties) =>
        properties.TryGetValue(PersonProperty, out var person) ? person.GetGuid() : null;
}
