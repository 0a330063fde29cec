using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Agreements;

/// <summary>What the days bring to an agreement, and who is told. The agreement is locked.</summary>
internal static class Course
{
    public static async Task FollowAsync(this RegistryDb db, Agreement agreement, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        if (agreement.Begin(today))
        {
            await db.GiveWayAsync(agreement, now, ct);
            var units = await db.UnitsOfAsync(agreement, ct);
            db.Publish(new AgreementTookEffect(agreement.TenantId, now, agreement.Id, agreement.CommunityId, units, agreement.BeginsOn));
        }
        var goesOn = await db.Agreements.AnyAsync(a => a.RenewsId == agreement.Id && a.SignedOn != null && a.EndReason == null, ct);
        if (agreement.RunOut(today, goesOn))
        {
            await db.PublishEndedAsync(agreement, now, ct);
        }
        else if (!goesOn && agreement.TellItsEnd(today, await db.NoticeDaysAsync(ct)))
        {
            db.Publish(new AgreementEndsSoon(agreement.TenantId, now, agreement.Id, agreement.CommunityId, agreement.EndsOn));
        }
    }

    /// <summary>Those of the current sub-district whose day has come. Needs a transaction; whatever another instance has locked is that one's to do.</summary>
    /// <returns>How many there were, no more than <paramref name="most"/>.</returns>
    public static async Task<int> FollowDueAsync(this RegistryDb db, int most, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        var soon = today.AddDays(await db.NoticeDaysAsync(ct));
        var due = await db.Agreements.FromSql($"""
            SELECT *, xmin FROM agreements a
            WHERE tenant_id = {db.TenantId} AND ((state = 'signed' AND begins_on <= {today}) OR (state = 'in_force' AND ends_on < {today})
                OR (state = 'in_force' AND told_on IS NULL AND ends_on <= {soon}
                    AND NOT EXISTS (SELECT FROM agreements f WHERE f.tenant_id = a.tenant_id AND f.renews_id = a.id AND f.signed_on IS NOT NULL AND f.end_reason IS NULL)))
            ORDER BY begins_on, id LIMIT {most} FOR NO KEY UPDATE SKIP LOCKED
            """).ToListAsync(ct);
        foreach (var agreement in due)
        {
            await db.FollowAsync(agreement, today, now, ct);
        }
        return due.Count;
    }

    public static async Task PublishEndedAsync(this RegistryDb db, Agreement agreement, DateTimeOffset now, CancellationToken ct)
    {
        var how = agreement.State == AgreementStates.Renewed ? "renewed" : agreement.EndReason is null ? "expired" : "terminated";
        db.Publish(new AgreementEnded(agreement.TenantId, now, agreement.Id, agreement.CommunityId, await db.UnitsOfAsync(agreement, ct), how, agreement.EndedOn!.Value));
    }

    /// <summary>How many days before its end an agreement of this sub-district is due for renewal.</summary>
    public static async Task<int> NoticeDaysAsync(this RegistryDb db, CancellationToken ct) =>
        await db.NoticePeriods.Select(n => (int?)n.Days).SingleOrDefaultAsync(ct) ?? AgreementRules.NoticeDays;

    private static async Task GiveWayAsync(this RegistryDb db, Agreement following, DateTimeOffset now, CancellationToken ct)
    {
        if (following.RenewsId is { } former && await db.LockAgreementAsync(former, ct) is { } before && before.GiveWay(following.BeginsOn))
        {
            await db.PublishEndedAsync(before, now, ct);
        }
    }

    private static async Task<List<Guid>> UnitsOfAsync(this RegistryDb db, Agreement agreement, CancellationToken ct) =>
        await db.PresentUnitsAsync(await db.AgreementParties.Where(p => p.AgreementId == agreement.Id).Select(p => p.UnitId).ToListAsync(ct), ct);
}
