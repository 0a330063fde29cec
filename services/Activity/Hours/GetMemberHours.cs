using Linli.ActivityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Hours;

/// <summary>The community reads a member's hours of a year.</summary>
internal static class GetMemberHours
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/members/{id:guid}/hours", Handle)
        .WithSummary("A member's activities and hours of a year (this year unless told)")
        .RequirePermission(Permissions.ActivityEdit);

    internal static async Task<Results<Ok<MemberHours>, NotFound>> Handle(Guid id, [AsParameters] YearRequest request, ActivityDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var member = await db.Members.SingleOrDefaultAsync(m => m.Id == id, ct);
        return member is not null && user.Reach.Covers(member.CommunityId)
            ? TypedResults.Ok(await MemberHours.OfAsync([id], request.In(clock), db, ct))
            : TypedResults.NotFound();
    }
}
