using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Units;

/// <summary>Two units that look alike and are two: somebody looked, and they are not shown as duplicates any more. The smaller id is the first.</summary>
internal sealed class DistinctUnits : TenantRow
{
    private DistinctUnits() { }

    public DistinctUnits(Guid unitId, Guid otherUnitId, DateTimeOffset at) =>
        (UnitId, OtherUnitId, At) = unitId.CompareTo(otherUnitId) < 0 ? (unitId, otherUnitId, at) : (otherUnitId, unitId, at);

    public Guid UnitId { get; private set; }
    public Guid OtherUnitId { get; private set; }
    public DateTimeOffset At { get; private set; }
}
