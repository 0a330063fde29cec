using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Units;

/// <summary>Two records of one unit became one. Says what went over, so that it can go back.</summary>
internal sealed class UnitMerger : TenantRow
{
    private UnitMerger() { }

    internal UnitMerger(Guid unitId, Guid intoUnitId, Guid by, DateTimeOffset at, string reason, IEnumerable<Guid> members, IEnumerable<Guid> resources) =>
        (UnitId, IntoUnitId, By, At, Reason, Members, Resources) = (unitId, intoUnitId, by, at, reason, [.. members], [.. resources]);

    public Guid UnitId { get; private set; }
    public Guid IntoUnitId { get; private set; }
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }
    public string Reason { get; private set; } = "";

    /// <summary>Who came over with it.</summary>
    public Guid[] Members { get; private set; } = [];

    /// <summary>What it offered.</summary>
    public Guid[] Resources { get; private set; } = [];

    public Guid? UndoneBy { get; private set; }
    public DateTimeOffset? UndoneAt { get; private set; }

    public void Undo(Guid by, DateTimeOffset now) => (UndoneBy, UndoneAt) = (by, now);
}
