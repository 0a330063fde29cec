using System.ComponentModel.DataAnnotations;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Linli.TenantService.Lifecycle;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Deletions;

internal static class RequestDeletion
{
    /// <param name="Code">The sub-district's division code, typed again: the second question.</param>
    internal sealed record Request(
        [property: Required, MaxLength(TenantChange.ReasonLength)] string Reason,
        [property: Required] string Code);

    internal sealed record Response(Guid Id, DateTimeOffset DueAt);

    public static void Map(IEndpointRouteBuilder tenants) =>
        tenants.MapPost("/{id:guid}/deletion", Handle).RequirePermission(Permissions.TenantDelete)
            .WithSummary("Have a closed sub-district deleted for good after the waiting period; until then it can be cancelled");

    internal static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid id, Request request, DirectoryDb db, CurrentUser user, DeletionPeriod period, TimeProvider clock, CancellationToken ct)
    {
        var tenant = await db.Tenants.SingleOrDefaultAsync(t => t.TenantId == id, ct);
        if (tenant is null)
        {
            return TypedResults.NotFound();
        }

        var deletion = Deletion.Request(tenant, request.Code.Trim(), request.Reason.Trim(), user, clock.GetUtcNow(), period.Value);
        db.Add(deletion);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/deletions/{deletion.Id}", new Response(deletion.Id, deletion.DueAt));
    }
}

/// <summary>How long a deletion can still be cancelled: <c>Linli:DeletionDays</c>, 30 unless told.</summary>
internal sealed class DeletionPeriod(IConfiguration configuration)
{
    public TimeSpan Value { get; } = TimeSpan.FromDays(configuration.GetValue("Linli:DeletionDays", 30));
}
