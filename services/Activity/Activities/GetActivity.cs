using Linli.ActivityService.Data;
using Linli.ActivityService.Directory;
using Linli.ActivityService.SignUps;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Activities;

/// <summary>Everything about one activity except who took part.</summary>
internal static class GetActivity
{
    internal sealed record SignUpSummary(bool Required, int? Limit, int Taken, int Waiting);

    /// <param name="Version">To be sent back with a change.</param>
    /// <param name="Mine">The state of my own sign-up, if I am a member and have signed up.</param>
    /// <param name="Persons">Person-times recorded.</param>
    /// <param name="Minutes">Their minutes together.</param>
    internal sealed record Response(
        Guid Id, uint Version, Guid CommunityId, string CommunityName, string Kind, string Title, string? Theme, string WorkArea, string Place,
        DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool AllDay, DateOnly On, string Host, string? Partner, IReadOnlyList<UnitName> Units,
        IReadOnlyList<ProgrammeItem> Programme, ActivityState State, string? CancelReason, News? News,
        SignUpSummary SignUp, SignUpState? Mine, int Persons, int Minutes);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/activities/{id:guid}", Handle)
        .WithSummary("Read an activity")
        .RequirePermission(Permissions.ActivityRead);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, ActivityDb db, CurrentUser user, CancellationToken ct)
    {
        if (await db.VisibleActivities(user.Reach).AsNoTracking().Include(a => a.Organisers).SingleOrDefaultAsync(a => a.Id == id, ct) is not { } a)
        {
            return TypedResults.NotFound();
        }

        var units = a.Organisers.Select(o => o.UnitId).ToList();
        var names = await db.NamesFor(user).Where(u => units.Contains(u.Id)).OrderBy(u => u.Name).ToListAsync(ct);
        var community = await db.Communities.Where(c => c.Id == a.CommunityId).Select(c => c.Name).SingleAsync(ct);
        var line = await db.SignUps.Where(s => s.ActivityId == id && s.State != SignUpState.Withdrawn)
            .GroupBy(s => s.State).Select(g => new { State = g.Key, Persons = g.Sum(s => s.Persons) }).ToDictionaryAsync(g => g.State, g => g.Persons, ct);
        var mine = await db.SignUps.Where(s => s.ActivityId == id && s.State != SignUpState.Withdrawn && db.Members.Any(m => m.Id == s.MemberId && m.PersonId == user.Id))
            .Select(s => (SignUpState?)s.State).SingleOrDefaultAsync(ct);
        var present = await db.Participations.Where(p => p.ActivityId == id)
            .GroupBy(_ => 1).Select(g => new { Persons = g.Sum(p => p.Persons), Minutes = g.Sum(p => p.Persons * p.MinutesEach) }).SingleOrDefaultAsync(ct);

        return TypedResults.Ok(new Response(
            a.Id, a.Version, a.CommunityId, community, a.Kind, a.Title, a.Theme, a.WorkArea, a.Place, a.StartsAt, a.EndsAt, a.AllDay, a.On,
            a.Host, a.Partner, names, a.Programme, a.State, a.CancelReason, a.News,
            new SignUpSummary(a.SignUpRequired, a.SignUpLimit, line.GetValueOrDefault(SignUpState.Confirmed), line.GetValueOrDefault(SignUpState.Waiting)),
            mine, present?.Persons ?? 0, present?.Minutes ?? 0));
    }
}
