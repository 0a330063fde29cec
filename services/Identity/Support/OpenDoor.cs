using System.ComponentModel.DataAnnotations;
using Linli.IdentityService.Access;
using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.Support;

/// <summary>A sub-district's administrator lets the operators in. One door at a time, so that what was done through it can be told by its time.</summary>
internal static class OpenDoor
{
    public static void MapOpenDoor(this IEndpointRouteBuilder app) => app.MapPost("/support/doors", Handle).RequirePermission(Permissions.SupportAllow)
        .WithSummary("Lets the platform's operators into the own sub-district for a time, to look at it or as far as said.");

    private static async Task<Created<OpenedDoor>> Handle(OpenDoorRequest request, IdentityDb db, SupportDoors doors, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.SupportDoors.SingleOrDefaultAsync(d => d.EndedAt == null, ct) is { } former)
        {
            former.RunOut(now);
            await db.SaveChangesAsync(ct);
        }

        var door = new SupportDoor(request.Extent ?? RoleCatalogue.Support, request.Reason!, request.Hours, user.Id, now);
        db.Add(door);
        await doors.TellOpenedAsync(door, user.Name, ct);
        await doors.TurnedAsync(door, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/support/doors/{door.Id}", new OpenedDoor(door.Id, door.Until));
    }
}

/// <param name="Hours">1, 4, 24 or 72.</param>
/// <param name="Extent">The role to act in: <c>support</c> reads only (unless told), <c>support-worker</c> also changes records, <c>support-manager</c> settings and communities too.</param>
/// <param name="Reason">What they are to look after.</param>
internal sealed record OpenDoorRequest(
    [property: AllowedValues(1, 4, 24, 72, ErrorMessage = "support.hours")] int Hours,
    [property: AllowedValues(null, RoleCatalogue.Support, RoleCatalogue.SupportWorker, RoleCatalogue.SupportManager, ErrorMessage = "support.extent")] string? Extent,
    [property: Required, MaxLength(SupportDoorMapping.ReasonLength)] string? Reason);

internal sealed record OpenedDoor(Guid Id, DateTimeOffset Until);
