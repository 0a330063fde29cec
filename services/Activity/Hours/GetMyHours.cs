using Linli.ActivityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Hours;

/// <summary>A member reads their own hours of a year.</summary>
internal static class GetMyHours
{
    /// <param name="IsMember">False: no member's record belongs to this account, so there can be no hours.</param>
    internal sealed record Response(bool IsMember, MemberHours Hours);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/me/hours", Handle)
        .WithSummary("My activities and hours of a year (this year unless told)")
        .RequireSignedIn();

    internal static async Task<Ok<Response>> Handle([AsParameters] YearRequest request, ActivityDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var mine = await db.Members.Where(m => m.PersonId == user.Id).Select(m => m.Id).ToListAsync(ct);
        return TypedResults.Ok(new Response(mine.Count > 0, await MemberHours.OfAsync(mine, request.In(clock), db, ct)));
    }
}
