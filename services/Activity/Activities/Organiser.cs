using Linli.ServiceDefaults.Tenancy;

namespace Linli.ActivityService.Activities;

/// <summary>A unit that organises an activity together with the community.</summary>
internal sealed class Organiser : TenantRow
{
    private Organiser() { }

    public Organiser(Guid activityId, Guid unitId) => (ActivityId, UnitId) = (activityId, unitId);

    public Guid ActivityId { get; private set; }
    public Guid UnitId { get; private set; }
}
