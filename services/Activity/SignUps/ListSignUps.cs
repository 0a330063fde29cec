using Linli.ActivityService.Activities;
using Linli.ActivityService.Data;
using Linli.ActivityService.Directory;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.SignUps;

/// <summary>Who signed up, in order; for whoever runs the activity.</summary>
internal static class ListSignUps
{
    /// <param name="Line">The place on the waiting list; null for those who have one or have withdrawn.</param>
    internal sealed record Item(Guid Id, Guid? MemberId, Guid? UnitId, string? UnitName, int Persons, SignUpState State, DateTimeOffset At, int? Line);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/activities/{id:guid}/sign-ups", Handle)
        .WithSummary("List an activity's sign-ups and its waiting list")
        .RequirePermission(Permissions.ActivityEdit);

    internal static async Task<Results<Ok<IReadOnlyList<Item>>, NotFound>> Handle(Guid id, ActivityDb db, CurrentUser user, CancellationToken ct)
    {
        if (!await db.VisibleActivities(user.Reach).AnyAsync(a => a.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        var names = db.NamesFor(user);
        var rows = await db.SignUps.Where(s => s.ActivityId == id).OrderBy(s => s.Rank)
            .Select(s => new Item(s.Id, s.MemberId, s.UnitId, names.Where(u => u.Id == s.UnitId).Select(u => u.Name).FirstOrDefault(), s.Persons, s.State, s.At, null))
            .ToListAsync(ct);
        var line = 0;
        return TypedResults.Ok<IReadOnlyList<Item>>([.. rows.Select(r => r.State == SignUpState.Waiting ? r with { Line = ++line } : r)]);
    }
}
