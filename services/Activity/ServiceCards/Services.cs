using Linli.ActivityService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.ServiceCards;

internal static class Services
{
    /// <summary>What members did in the community's activities of a quarter.</summary>
    public static async Task<Dictionary<Guid, Service>> ServicesAsync(this ActivityDb db, Guid communityId, Quarter quarter, CancellationToken ct)
    {
        var (first, last) = (quarter.Period.First, quarter.Period.Last);
        return await db.Participations
            .Where(p => p.CommunityId == communityId && p.MemberId != null && !p.TakenBack && db.Activities.Any(a => a.Id == p.ActivityId && a.On >= first && a.On <= last))
            .GroupBy(p => p.MemberId!.Value)
            .Select(group => new Service(group.Key, group.Select(p => p.ActivityId).Distinct().Count(), group.Sum(p => p.Persons * p.MinutesEach)))
            .ToDictionaryAsync(service => service.MemberId, ct);
    }
}
