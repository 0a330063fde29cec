using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Pairs;

/// <summary>One visit of a pair. What was found is sealed: it tells of somebody's life.</summary>
internal sealed class PairVisit : TenantRow, ICommunityRow
{
    private PairVisit() { }

    internal PairVisit(Pair pair, DateOnly on, string outcome, Sealed? note) =>
        (PairId, CommunityId, On, Outcome, Note) = (pair.Id, pair.CommunityId, on, outcome, note);

    public Guid PairId { get; private set; }
    public Guid CommunityId { get; private set; }
    public DateOnly On { get; private set; }
    public string Outcome { get; private set; } = "";
    public Sealed? Note { get; private set; }

    /// <summary>Entered by mistake.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public void Withdraw(DateTimeOffset now)
    {
        if (WithdrawnAt is not null)
        {
            throw Errors.VisitWithdrawn();
        }
        (WithdrawnAt, Note) = (now, null);
    }
}
