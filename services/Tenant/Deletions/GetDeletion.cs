using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Deletions;

internal static class GetDeletion
{
    /// <param name="Parts">What each service removed; the certificate once the state is done.</param>
    internal sealed record Response(
        Guid Id, string Code, string Name, string State, string Reason, DateTimeOffset RequestedAt, string RequestedBy, DateTimeOffset DueAt,
        DateTimeOffset? EndedAt, string? CancelledBy, IReadOnlyList<Part> Parts);

    internal sealed record Part(string Service, long Rows, int Messages, DateTimeOffset At);

    public static void Map(IEndpointRouteBuilder deletions) =>
        deletions.MapGet("/{id:guid}", Handle).RequirePermission(Permissions.TenantRead)
            .WithSummary("One deletion and, when it is done, its certificate: what, how much, when and by whom");

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, DirectoryDb db, CancellationToken ct)
    {
        var parts = await db.DeletionParts.AsNoTracking().Where(p => p.DeletionId == id).OrderBy(p => p.At)
            .Select(p => new Part(p.Service, p.Rows, p.Messages, p.At)).ToListAsync(ct);
        var deletion = await db.Deletions.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct);
        return deletion is null ? TypedResults.NotFound() : TypedResults.Ok(new Response(
            deletion.Id, deletion.Code, deletion.Name, deletion.State, deletion.Reason, deletion.RequestedAt, deletion.RequestedBy, deletion.DueAt,
            deletion.EndedAt, deletion.CancelledBy, parts));
    }
}
