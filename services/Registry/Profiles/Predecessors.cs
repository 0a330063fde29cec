using Linli.RegistryService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Profiles;

internal static class Predecessors
{
    /// <summary>The communities that ended in this one in the year, by whatever way, and have a profile of it.</summary>
    public static async Task<List<Guid>> PredecessorsAsync(this RegistryDb db, Guid communityId, int year, CancellationToken ct)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var merged = await db.Communities.Where(c => c.MergedIntoId != null && c.RetiredOn >= first && c.RetiredOn <= last)
            .Select(c => new { c.Id, Into = c.MergedIntoId!.Value }).ToListAsync(ct);
        List<Guid> found = [communityId];
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(merged.Where(m => m.Into == found[i]).Select(m => m.Id));
        }

        found.RemoveAt(0);
        return found.Count == 0 ? [] : await db.Profiles.Where(p => p.Year == year && found.Contains(p.CommunityId)).Select(p => p.CommunityId).ToListAsync(ct);
    }
}
