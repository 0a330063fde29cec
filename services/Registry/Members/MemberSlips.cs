using Linli.RegistryService.Communities;
using Linli.RegistryService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Members;

/// <summary>The numbers of slips for many who report in to a community at once.</summary>
internal static class MemberSlips
{
    /// <summary>The community's next numbers, without those that paper slips bear already. Needs the community locked.</summary>
    /// <param name="db">The transaction's.</param>
    /// <param name="community">Where they report in.</param>
    /// <param name="days">When each does.</param>
    /// <param name="given">Numbers that others of them bring along.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<IReadOnlyList<string>> NextSlipsAsync(this RegistryDb db, Community community, IReadOnlyList<DateOnly> days, IReadOnlySet<string> given, CancellationToken ct)
    {
        var slips = days.Select(Next).ToArray();
        for (var open = Enumerable.Range(0, slips.Length).ToList(); open.Count > 0;)
        {
            var wanted = open.ConvertAll(i => slips[i]);
            var taken = await db.ReportIns.Where(r => r.CommunityId == community.Id && wanted.Contains(r.SlipNumber)).Select(r => r.SlipNumber).ToListAsync(ct);
            open = open.FindAll(i => taken.Contains(slips[i]) || given.Contains(slips[i]));
            open.ForEach(i => slips[i] = Next(days[i]));
        }

        return slips;

        string Next(DateOnly on) => $"{on.Year}-{community.NextSlip():0000}";
    }
}
