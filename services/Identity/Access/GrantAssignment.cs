using System.ComponentModel.DataAnnotations;
using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.Access;

/// <summary>Gives a further role to somebody whom the caller can see.</summary>
internal static class GrantAssignment
{
    public static void MapGrantAssignment(this IEndpointRouteBuilder app) => app.MapPost("/assignments", Handle).RequirePermission(Permissions.AccessGrant);

    private static async Task<Results<Created<Granted>, Ok<Granted>, NotFound>> Handle(
        GrantRequest request, IdentityDb db, Delegation delegation, CurrentUser user, CancellationToken ct)
    {
        var person = await db.Persons.SingleOrDefaultAsync(p => p.Id == request.PersonId && db.Assignments.Within(user, Permissions.AccessGrant).Any(a => a.PersonId == p.Id), ct);
        if (person is null || !ScopePath.TryParse(request.Scope, out var scope))
        {
            return TypedResults.NotFound();
        }

        if (person.DisabledAt is not null)
        {
            throw Errors.ReceiverClosed();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var granted = await delegation.GrantAsync(user, person.Id, new(request.Role!, scope, request.ValidTo, request.CanDelegate), ct);
        await transaction.CommitAsync(ct);
        return granted is null ? TypedResults.NotFound()
            : granted.Created ? TypedResults.Created($"/assignments/{granted.AssignmentId}", granted) : TypedResults.Ok(granted);
    }
}

internal sealed record GrantRequest(
    Guid PersonId,
    [property: Required] string? Role,
    [property: Required] string? Scope,
    [property: InFuture] DateTimeOffset? ValidTo,
    bool CanDelegate);

/// <summary>An end that has passed already would end nothing.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class InFutureAttribute : ValidationAttribute
{
    public InFutureAttribute() => ErrorMessage = "assignment.end_passed";

    public override bool IsValid(object? value) => value is not DateTimeOffset end || end > DateTimeOffset.UtcNow;
}
