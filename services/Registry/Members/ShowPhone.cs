using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Members;

internal static class ShowPhone
{
    internal sealed record Response(string? Phone);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/members/{id:guid}/phone", Handle)
        .RequirePermission(Permissions.MemberEdit)
        .WithSummary("A member's phone in full, for those who keep the record.")
        .RecordsReading("member");

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, RegistryDb db, CurrentUser user, FieldProtector protector, CancellationToken ct) =>
        await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct) is { } member && user.Reach.Covers(member.CommunityId)
            ? TypedResults.Ok(new Response(protector.Open(member.Phone)))
            : TypedResults.NotFound();
}
