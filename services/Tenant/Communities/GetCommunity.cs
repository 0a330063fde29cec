using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Communities;

internal static class GetCommunity
{
    /// <param name="Since">The first day it exists.</param>
    /// <param name="Opens">The day for which it is announced; null once it is there.</param>
    /// <param name="RetiredOn">The first day without it.</param>
    /// <param name="MergedInto">The community that goes on with what was its own.</param>
    internal sealed record Response(
        Guid Id, string? Code, string Name, DateTimeOffset CreatedAt, DateOnly Since, DateOnly? Opens, DateTimeOffset? RetiredAt, DateOnly? RetiredOn,
        Other? MergedInto, IReadOnlyList<NameItem> Names);

    internal sealed record Other(Guid Id, string Name);

    /// <param name="ValidFrom">The first day of that name; it ends when the next one begins.</param>
    internal sealed record NameItem(string Name, DateOnly ValidFrom);

    public static void Map(IEndpointRouteBuilder communities) =>
        communities.MapGet("/{id:guid}", Handle).RequirePermission(Permissions.CommunityRead)
            .WithSummary("One community with all its names, the present one first");

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, DirectoryDb db, CurrentUser user, CancellationToken ct)
    {
        if (!user.MayRead(id))
        {
            return TypedResults.NotFound();
        }

        var community = await db.Communities.AsNoTracking()
            .Where(c => c.Id == id)
            .Select(c => new Response(c.Id, c.Code, c.Name, c.CreatedAt, c.Since, c.Opens, c.RetiredAt, c.RetiredOn,
                db.Communities.Where(i => i.Id == c.MergedIntoId).Select(i => new Other(i.Id, i.Name)).FirstOrDefault(),
                c.Names.OrderByDescending(n => n.ValidFrom).ThenByDescending(n => n.Id)
                    .Select(n => new NameItem(n.Name, n.ValidFrom)).ToList()))
            .SingleOrDefaultAsync(ct);
        return community is null ? TypedResults.NotFound() : TypedResults.Ok(community);
    }
}
