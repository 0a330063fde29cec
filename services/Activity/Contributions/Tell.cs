using Linli.ActivityService.Data;
using Linli.Contracts.Activity.V1;

namespace Linli.ActivityService.Contributions;

internal static class Tell
{
    /// <summary>Tells what is so now, and the amount before; a voided contribution is worth nothing.</summary>
    public static void Recorded(this Contribution now, ActivityDb db, DateTimeOffset at, decimal? formerAmount = null) =>
        db.Publish(new ContributionRecorded(
            db.TenantId!.Value, at, now.Id, now.CommunityId, now.WorkArea, now.On, now.Kind,
            now.Voided is null ? now.Amount ?? 0 : 0, now.GiverUnitId, formerAmount, now.Voided is not null));
}
