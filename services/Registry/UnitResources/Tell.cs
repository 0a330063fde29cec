using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.RegistryService.Units;

namespace Linli.RegistryService.UnitResources;

internal static class Tell
{
    public static void TellEnded(this RegistryDb db, Resource resource, DateTimeOffset now) =>
        db.Publish(new ResourceEnded(resource.TenantId, now, resource.Id, resource.UnitId, WordOf(resource.State), resource.EndedOn!.Value));

    /// <summary>Those of them that ended with what they were promised to.</summary>
    public static void TellEnded(this RegistryDb db, IEnumerable<Resource> resources, DateTimeOffset now)
    {
        foreach (var resource in resources.Where(r => r.EndedOn is not null))
        {
            db.TellEnded(resource, now);
        }
    }

    /// <summary>It is another record's of the same unit, and counted with that one while it is on offer.</summary>
    public static void GoOver(this RegistryDb db, Resource resource, Unit unit, DateTimeOffset now)
    {
        var former = resource.UnitId;
        resource.GoOverTo(unit.Id);
        if (resource.EndedOn is null)
        {
            db.Publish(new ResourceEnded(resource.TenantId, now, resource.Id, former, "merged", ServiceDefaults.ChinaTime.DayOf(now)));
            db.Publish(new ResourceOffered(resource.TenantId, now, resource.Id, unit.Id, unit.CommunityId, resource.Kind, resource.WorkArea, resource.OfferedOn));
        }
    }

    private static string WordOf(ResourceState state) => state switch
    {
        ResourceState.Done => "done",
        ResourceState.Expired => "expired",
        _ => "withdrawn",
    };
}
