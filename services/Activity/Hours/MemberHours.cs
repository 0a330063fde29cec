using Linli.ActivityService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Hours;

/// <summary>What a member did in a year: one line for each activity, and the sums.</summary>
internal sealed record MemberHours(int Year, int Activities, int Minutes, IReadOnlyList<MemberHours.Line> Lines)
{
    internal sealed record Line(Guid ActivityId, string Title, string Kind, string WorkArea, string CommunityName, DateOnly On, int Minutes);

    public static async Task<MemberHours> OfAsync(IReadOnlyCollection<Guid> memberIds, int year, ActivityDb db, CancellationToken ct)
    {
        var period = Period.Year(year);
        var lines = await (
            from p in db.Participations
            join a in db.Activities on p.ActivityId equals a.Id
            where memberIds.Contains(p.MemberId!.Value) && !p.TakenBack && a.On >= period.First && a.On <= period.Last
            orderby a.StartsAt descending, a.Id
            select new Line(a.Id, a.Title, a.Kind, a.WorkArea, db.Communities.First(c => c.Id == a.CommunityId).Name, a.On, p.MinutesEach)).ToListAsync(ct);
        return new(year, lines.Count, lines.Sum(l => l.Minutes), lines);
    }
}
