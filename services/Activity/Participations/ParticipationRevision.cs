using Linli.ServiceDefaults.Tenancy;

namespace Linli.ActivityService.Participations;

/// <summary>What a participation said before it was corrected or taken back.</summary>
internal sealed class ParticipationRevision : TenantRow
{
    private ParticipationRevision() { }

    public ParticipationRevision(Guid participationId, int persons, int minutesEach, Reason reason) =>
        (ParticipationId, Persons, MinutesEach, Reason) = (participationId, persons, minutesEach, reason);

    public Guid ParticipationId { get; private set; }
    public int Persons { get; private set; }
    public int MinutesEach { get; private set; }
    public Reason Reason { get; private set; } = null!;
}
