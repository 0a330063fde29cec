using Linli.RegistryService.Data;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Members;

internal static class GetMyMember
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/members/me", Handle)
        .RequirePermission(Permissions.ClaimMake)
        .WithSummary("One's own record as a member, with slips and claims; 404 when the sign-in is not linked to one.");

    internal static async Task<Results<Ok<GetMember.Response>, NotFound>> Handle(RegistryDb db, CurrentUser user, FieldProtector protector, CancellationToken ct) =>
        await db.Members.AsNoTracking().SingleOrDefaultAsync(member => member.PersonId == user.Id, ct) is { } me
            ? TypedResults.Ok(await GetMember.Describe(me, db, db.NamesFor(Reach.Everywhere), Reach.Everywhere, protector, ct))
            : TypedResults.NotFound();
}
