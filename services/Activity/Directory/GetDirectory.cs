using Linli.ActivityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Directory;

/// <summary>The communities and units that a record may name: exactly those that the other endpoints accept.</summary>
internal static class GetDirectory
{
    internal sealed record CommunityName(Guid Id, string Name, bool Retired);

    internal sealed record UnitItem(Guid Id, string Name, bool Partner);

    /// <param name="Units">The community's own and partner units; none where no community was asked for.</param>
    internal sealed record Response(IReadOnlyList<CommunityName> Communities, IReadOnlyList<UnitItem> Units);

    internal static void MapDirectory(this IEndpointRouteBuilder app)
    {
        app.MapGet("/directory", Handle)
            .WithSummary("Communities in reach, and the units that one of them may name")
            .RequirePermission(Permissions.ActivityRead);
        GetHoldings.Map(app);
    }

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid? community, ActivityDb db, CurrentUser user, CancellationToken ct)
    {
        var reach = user.Reach;
        if (community is not null && !reach.Covers(community))
        {
            return TypedResults.NotFound();
        }

        var communities = await db.Communities.Where(c => reach.All || reach.Communities.Contains(c.Id))
            .OrderBy(c => EF.Functions.Collate(c.Name, ActivityDb.NameOrder)).Select(c => new CommunityName(c.Id, c.Name, c.Retired)).ToListAsync(ct);
        var names = db.NamesFor(user);
        var units = community is null ? [] : await db.Units.Where(u => !u.Retired && (u.CommunityId == null || u.CommunityId == community
                || (u.FormerCommunityId == community && db.Communities.Any(c => c.Id == community && c.Retired))))
            .Join(names, u => u.Id, n => n.Id, (u, n) => new { u.Id, n.Name, IsPartner = u.CommunityId == null })
            .OrderBy(u => u.IsPartner).ThenBy(u => EF.Functions.Collate(u.Name, ActivityDb.NameOrder)).Select(u => new UnitItem(u.Id, u.Name, u.IsPartner)).ToListAsync(ct);
        return TypedResults.Ok(new Response(communities, units));
    }
}
