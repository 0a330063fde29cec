using Linli.Contracts;
using Linli.Contracts.Registry.V1;
using Linli.ServiceDefaults;
using static Linli.ReportingService.Figures.Projections;

namespace Linli.ReportingService.Figures;

/// <summary>What events say of agreements: of the agreement itself, and of each unit that it is with. Pure.</summary>
internal static class AgreementFacts
{
    public static IEnumerable<Fact> Of(IEvent @event) => @event switch
    {
        // Whoever has signed the one that goes on with it has nothing to renew.
        AgreementSigned { RenewsId: { } former } e => [Ended(e, former, FactKind.AgreementDue, former, ChinaTime.DayOf(e.At))],
        AgreementTookEffect e => [Agreement(e, e.AgreementId, e.CommunityId, e.On), .. e.UnitIds.Select(unit => Unit(e, unit, e.AgreementId, e.CommunityId, e.On))],
        AgreementEndsSoon e => [Stated(e, e.AgreementId, FactKind.AgreementDue, e.AgreementId, e.CommunityId, ChinaTime.DayOf(e.At))],
        AgreementEnded e =>
        [
            Ended(e, e.AgreementId, FactKind.Agreement, e.AgreementId, e.On), Ended(e, e.AgreementId, FactKind.AgreementDue, e.AgreementId, e.On),
            .. e.UnitIds.Select(unit => Ended(e, unit, FactKind.UnitAgreement, e.AgreementId, e.On)),
        ],
        AgreementMoved e => [Moved(e, e.AgreementId, e.FormerCommunityId, e.On), Agreement(e, e.AgreementId, e.CommunityId, e.On)],
        AgreementUnitReplaced e =>
        [
            .. e.UnitId is { } former ? new[] { Ended(e, former, FactKind.UnitAgreement, e.AgreementId, e.On) } : [],
            Unit(e, e.IntoUnitId, e.AgreementId, Guid.Empty, e.On),
        ],
        _ => [],
    };

    private static Fact Agreement(IEvent e, Guid id, Guid community, DateOnly on) => Stated(e, id, FactKind.Agreement, id, community, on);

    private static Fact Unit(IEvent e, Guid unit, Guid agreement, Guid community, DateOnly on) => Stated(e, unit, FactKind.UnitAgreement, agreement, community, on);
}
