using System.Reflection;
using Linli.Contracts;
using Linli.ServiceDefaults.Messaging;
using Xunit;

namespace Linli.Platform.Tests.Rules;

/// <summary>Events outlive the build that sent them: names and fields stay, additions are optional, a break is a V2 beside it.</summary>
public sealed class EventContractTests
{
    private static readonly string[] PersonalNames = ["phone", "idnumber", "identity", "email", "address", "birth", "receiver", "surname", "personname", "membername"];

    public static IEnumerable<TheoryDataRow<Type>> Events => EventNames.All.Select(type => new TheoryDataRow<Type>(type));

    [Fact]
    public async Task Names_and_fields_are_as_they_were_agreed()
    {
        var agreed = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Rules", "events.txt"), TestContext.Current.CancellationToken);
        Assert.Equal(agreed.Where(line => line.Length > 0), EventNames.All.Select(Describe).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_is_a_sealed_record_of_a_version(Type type)
    {
        Assert.True(type.IsSealed);
        Assert.NotNull(type.GetMethod("<Clone>$"));
        Assert.Matches(@"^Linli\.Contracts\.(Identity|Tenant|Registry|Activity)\.V\d+$", type.Namespace);
        Assert.False(type.Name.EndsWith("Event", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_holds_nothing_about_a_person_but_ids(Type type) => Assert.DoesNotContain(
        type.GetProperties(), p => PersonalNames.Any(name => p.Name.Contains(name, StringComparison.OrdinalIgnoreCase)));

    private static string Describe(Type type) => $"{EventNames.Of(type)}: {string.Join(", ", type.GetProperties().Select(p => $"{p.Name} {Name(p)}"))}";

    private static string Name(PropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is { } inner ? inner.Name + "?"
        : property.PropertyType.Name + (new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable ? "?" : "");
}
