using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.Support;

/// <summary>Shows the operators out before the time. Works in a suspended sub-district too: it takes something away from others and changes no record.</summary>
internal static class EndDoor
{
    public static void MapEndDoor(this IEndpointRouteBuilder app) => app.MapPost("/support/doors/{id:guid}/end", Handle).RequirePermission(Permissions.SupportAllow).AllowWhileSuspended()
        .WithSummary("Ends support access at once.");

    private static async Task<Results<NoContent, NotFound>> Handle(Guid id, IdentityDb db, SupportDoors doors, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.SupportDoors.SingleOrDefaultAsync(d => d.Id == id, ct) is not { } door)
        {
            return TypedResults.NotFound();
        }

        door.End(user.Id, clock.GetUtcNow());
        await doors.TurnedAsync(door, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
