using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;

namespace Linli.RegistryService.UnitResources;

internal static class Tell
{
    public static void TellEnded(this RegistryDb db, Resource resource, DateTimeOffset now) =>
        db.Publish(new ResourceEnded(resource.TenantId, now, resource.Id, resource.UnitId, WordOf(resource.State), resource.EndedOn!.Value));

    private static string WordOf(ResourceState state) => state switch
    {
        ResourceState.Done => "done",
        ResourceState.Expired => "expired",
        _ => "withdrawn",
    };
}
