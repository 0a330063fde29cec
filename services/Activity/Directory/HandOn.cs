using Linli.ActivityService.Activities;
using Linli.ActivityService.Data;
using Linli.Contracts.Activity.V1;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Directory;

internal static class HandOn
{
    /// <summary>
    /// What a merged community has planned for the day and later is held by the one that goes on, with those who signed up. What has taken
    /// place, or was to take place before, stays with what it was, as do contributions.
    /// </summary>
    public static async Task HandOnAsync(this ActivityDb db, Guid from, Guid into, DateOnly on, CancellationToken ct)
    {
        // What an earlier message of the batch did is written first, so that it is seen.
        await db.SaveChangesAsync(ct);
        await db.Database.ExecuteSqlAsync($"""
            SELECT 1 FROM activity WHERE tenant_id = {db.TenantId} AND community_id = {from} AND on_day >= {on} ORDER BY id FOR NO KEY UPDATE
            """, ct);
        var now = TimeProvider.System.GetUtcNow();
        foreach (var activity in await db.Activities.Where(a => a.CommunityId == from && a.On >= on && a.State == ActivityState.Planned).ToListAsync(ct))
        {
            activity.HandOn(into);
            db.Publish(new ActivityChanged(
                activity.TenantId, now, activity.Id, into, activity.Kind, activity.WorkArea, activity.On, activity.Kind, activity.WorkArea, activity.On));
            foreach (var signUp in await db.SignUps.Where(s => s.ActivityId == activity.Id).ToListAsync(ct))
            {
                signUp.HandOn(into);
            }
        }
    }
}
