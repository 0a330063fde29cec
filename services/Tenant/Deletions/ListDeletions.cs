using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Deletions;

internal static class ListDeletions
{
    /// <param name="State">waiting, erasing, done or cancelled.</param>
    internal sealed record Item(Guid Id, string Code, string Name, Guid? TenantId, string State, DateTimeOffset RequestedAt, DateTimeOffset DueAt, DateTimeOffset? EndedAt);

    internal static readonly Sorts<Deletion> Sorts = new Sorts<Deletion>(d => d.Id)
        .By("-requestedAt", d => d.RequestedAt)
        .By("code", d => d.Code)
        .By("name", d => d.Name);

    public static void Map(IEndpointRouteBuilder deletions) =>
        deletions.MapGet("/", Handle).RequirePermission(Permissions.TenantRead)
            .WithSummary("The deletions that wait and those that are done, with search by name or code; of one sub-district with ?tenant");

    internal static async Task<Ok<Page<Item>>> Handle([AsParameters] PageRequest page, Guid? tenant, DirectoryDb db, CancellationToken ct)
    {
        var deletions = db.Deletions.AsNoTracking();
        if (tenant is not null)
        {
            deletions = deletions.Where(d => d.OfTenant == tenant);
        }

        if (page.Search is { } search)
        {
            deletions = deletions.Where(d => d.Name.Contains(search) || d.Code.StartsWith(search));
        }

        return TypedResults.Ok(await Sorts.PageAsync(
            deletions, page, d => new Item(d.Id, d.Code, d.Name, d.OfTenant, d.State, d.RequestedAt, d.DueAt, d.EndedAt), ct));
    }
}
