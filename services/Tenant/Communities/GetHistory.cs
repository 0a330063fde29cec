using Linli.ServiceDefaults.Security;
using Linli.TenantService.Changes;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Communities;

internal static class GetHistory
{
    /// <summary>One change; which fields it has follows from its kind.</summary>
    /// <param name="Grid">The grid that it is about; null: the community.</param>
    /// <param name="Name">The new name: of what was renamed, or of the community that came about.</param>
    /// <param name="From">What ended in a merger.</param>
    /// <param name="Into">What goes on after a merger; the community that was split.</param>
    /// <param name="NewCommunity">The community that a split brought about; null when it was withdrawn.</param>
    /// <param name="MayUndo">A name that was the last thing to change.</param>
    internal sealed record Item(
        Guid Id, ChangeKind Kind, ChangeState State, DateOnly On, DateTimeOffset AnnouncedAt, DateTimeOffset? EffectiveAt, DateTimeOffset? EndedAt,
        Other? Grid, string? Name, string? FormerName, IReadOnlyList<Other> From, Other? Into, Other? NewCommunity,
        int Grids, int Units, int Members, int Beneficiaries, int Needs, int Volunteers, bool MayUndo);

    internal sealed record Other(Guid Id, string Name);

    public static void Map(IEndpointRouteBuilder communities) =>
        communities.MapGet("/{id:guid}/history", Handle).RequirePermission(Permissions.CommunityRead)
            .WithSummary("What a community went through and what is announced for it and its grids, the latest first");

    internal static async Task<Results<Ok<List<Item>>, NotFound>> Handle(Guid id, DirectoryDb db, CurrentUser user, CancellationToken ct)
    {
        if (!user.MayRead(id) || !await db.Communities.AnyAsync(c => c.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        var changes = await db.Changes.AsNoTracking()
            .Where(c => c.CommunityId == id || c.NewCommunityId == id || c.From.Contains(id))
            .OrderByDescending(c => c.On).ThenByDescending(c => c.Id).ToListAsync(ct);
        var ids = changes.SelectMany(c => c.From.Append(c.CommunityId).Append(c.NewCommunityId ?? c.CommunityId).Append(c.GridId ?? c.CommunityId)).Distinct().ToList();
        var names = await db.Communities.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => new Other(c.Id, c.Name), ct);
        foreach (var grid in await db.Grids.Where(g => ids.Contains(g.Id)).ToListAsync(ct))
        {
            names.Add(grid.Id, new(grid.Id, grid.Name));
        }

        return TypedResults.Ok(changes.Select(c => Describe(c, changes, names)).ToList());
    }

    private static Item Describe(Change c, List<Change> all, Dictionary<Guid, Other> names) => new(
        c.Id, c.Kind, c.State, c.On, c.AnnouncedAt, c.EffectiveAt, c.EndedAt,
        c.GridId is { } grid ? names.GetValueOrDefault(grid) : null, c.Name, c.FormerName,
        [.. c.From.Select(f => names.GetValueOrDefault(f)).OfType<Other>()],
        c.Kind is ChangeKind.Merger or ChangeKind.Split && c.GridId is null ? names.GetValueOrDefault(c.CommunityId) : null,
        c.NewCommunityId is { } created ? names.GetValueOrDefault(created) : null,
        c.Grids.Count, c.Units.Count, c.Members.Count, c.Beneficiaries.Count, c.Needs.Count, c.Volunteers.Count, UndoChange.IsLast(c, all));
}
