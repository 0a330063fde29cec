using Linli.ActivityService.Data;
using Linli.Contracts.Activity.V1;

namespace Linli.ActivityService.Contributions;

/// <summary>Tells the figures by how much they change.</summary>
internal static class Tell
{
    public static void Counted(this Contribution now, ActivityDb db, DateTimeOffset at) =>
        db.Publish(now.Facts().Event(now, db, at, formerAmount: null, voided: false));

    public static void Voided(this Contribution now, ActivityDb db, DateTimeOffset at) =>
        db.Publish(now.Facts().Event(now, db, at, now.Amount ?? 0, voided: true));

    /// <summary>Counted by the difference; where it counts elsewhere now, taken back there and counted here.</summary>
    public static void Corrected(this Contribution now, ContributionFacts former, ActivityDb db, DateTimeOffset at)
    {
        if ((former.Kind, former.WorkArea, former.On, former.GiverUnitId) == (now.Kind, now.WorkArea, now.On, now.GiverUnitId))
        {
            db.Publish(now.Facts().Event(now, db, at, former.Amount ?? 0, voided: false));
            return;
        }
        db.Publish(former.Event(now, db, at, former.Amount ?? 0, voided: true));
        now.Counted(db, at);
    }

    private static ContributionRecorded Event(this ContributionFacts facts, Contribution of, ActivityDb db, DateTimeOffset at, decimal? formerAmount, bool voided) =>
        new(db.TenantId!.Value, at, of.Id, of.CommunityId, facts.WorkArea, facts.On, facts.Kind, voided ? 0 : facts.Amount ?? 0, facts.GiverUnitId, formerAmount, voided);
}
