using System.ComponentModel.DataAnnotations;
using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.Access;

/// <summary>Withdraws an assignment at once, or sets its end; what was given from it goes with it, or passes to an heir.</summary>
internal static class EndAssignment
{
    public static void MapEndAssignment(this IEndpointRouteBuilder app)
    {
        app.MapDelete("/assignments/{id:guid}", Withdraw).RequirePermission(Permissions.AccessGrant);
        app.MapPost("/assignments/{id:guid}/end", SetEnd).RequirePermission(Permissions.AccessGrant);
    }

    private static Task<Results<Ok<EndedAssignments>, NotFound>> Withdraw(
        Guid id, Guid? heir, IdentityDb db, Delegation delegation, CurrentUser user, TimeProvider clock, CancellationToken ct) =>
        EndAsync(id, null, heir, db, delegation, user, clock, ct);

    private static Task<Results<Ok<EndedAssignments>, NotFound>> SetEnd(
        Guid id, SetEndRequest request, IdentityDb db, Delegation delegation, CurrentUser user, TimeProvider clock, CancellationToken ct) =>
        EndAsync(id, request.ValidTo, null, db, delegation, user, clock, ct);

    private static async Task<Results<Ok<EndedAssignments>, NotFound>> EndAsync(
        Guid id, DateTimeOffset? at, Guid? heir, IdentityDb db, Delegation delegation, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var target = await db.Assignments.AsNoTracking().Within(user, Permissions.AccessGrant).Live(clock.GetUtcNow()).SingleOrDefaultAsync(a => a.Id == id, ct);
        if (target is null)
        {
            return TypedResults.NotFound();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var ended = await delegation.EndAsync(user, target, at, heir, ct);
        await transaction.CommitAsync(ct);
        return ended > 0 ? TypedResults.Ok(new EndedAssignments(ended))
            : target.PersonId == user.Id ? throw Errors.Self()
            : target.ValidTo is { } end && end <= at ? throw Errors.EndsEarlier(end)
            : throw Errors.MayNotEnd();
    }
}

internal sealed record SetEndRequest([property: Required, InFuture] DateTimeOffset? ValidTo);

/// <param name="Ended">How many assignments ended with it, itself included.</param>
internal sealed record EndedAssignments(int Ended);
