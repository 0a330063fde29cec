using Linli.ServiceDefaults;
using Linli.TenantService.Communities;
using Linli.TenantService.Data;
using Linli.TenantService.Grids;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Changes;

/// <summary>What is announced, and what it stands in the way of. The directory is locked by the caller.</summary>
internal static class Announcements
{
    /// <summary>Effective at once when its day has come; until then it waits.</summary>
    public static async Task EnterAsync(this DirectoryDb db, Change change, TimeProvider clock, CancellationToken ct)
    {
        db.Add(change);
        if (change.On <= clock.Today())
        {
            await db.TakeEffectAsync(change, clock.GetUtcNow(), ct);
        }
        else
        {
            db.Add(new AnnouncedDay(change));
        }
    }

    /// <summary>The present changes of the communities themselves, and of their grids.</summary>
    public static async Task RefuseWhenAnnouncedAsync(this DirectoryDb db, IReadOnlyCollection<Community> communities, CancellationToken ct)
    {
        var ids = communities.Select(c => c.Id).ToList();
        var change = await Announced(db).FirstOrDefaultAsync(c => ids.Contains(c.CommunityId) || c.From.Any(f => ids.Contains(f)), ct);
        if (change is not null)
        {
            throw Errors.Announced(communities.First(c => c.Id == change.CommunityId || change.From.Contains(c.Id)).Name, change.On);
        }
    }

    /// <summary>Of these grids; a merger, split or retirement of their community goes first as well.</summary>
    public static async Task RefuseWhenAnnouncedAsync(this DirectoryDb db, Community community, IReadOnlyCollection<Grid> grids, CancellationToken ct)
    {
        var ids = grids.Select(g => (Guid?)g.Id).ToList();
        var change = await Announced(db).FirstOrDefaultAsync(
            c => c.GridId == null
                ? c.Kind != ChangeKind.Rename && (c.CommunityId == community.Id || c.From.Contains(community.Id))
                : ids.Contains(c.GridId) || c.From.Any(f => ids.Contains(f)), ct);
        if (change is not null)
        {
            throw Errors.Announced(grids.FirstOrDefault(g => g.Id == change.GridId || change.From.Contains(g.Id))?.Name ?? community.Name, change.On);
        }
    }

    /// <summary>A name that is announced is taken already.</summary>
    public static async Task RefuseTakenNameAsync(this DirectoryDb db, string name, CancellationToken ct)
    {
        if (await db.Communities.AnyAsync(c => c.RetiredAt == null && c.Name == name, ct)
            || await Announced(db).AnyAsync(c => c.GridId == null && c.Kind == ChangeKind.Rename && c.Name == name, ct))
        {
            throw Communities.Errors.NameTaken();
        }
    }

    /// <inheritdoc cref="RefuseTakenNameAsync(DirectoryDb, string, CancellationToken)"/>
    public static async Task RefuseTakenNameAsync(this DirectoryDb db, Guid communityId, string name, CancellationToken ct)
    {
        if (await db.Grids.AnyAsync(g => g.CommunityId == communityId && g.RetiredAt == null && g.Name == name, ct)
            || await Announced(db).AnyAsync(c => c.CommunityId == communityId && c.GridId != null && c.Kind == ChangeKind.Rename && c.Name == name, ct))
        {
            throw Grids.Errors.NameTaken();
        }
    }

    private static IQueryable<Change> Announced(DirectoryDb db) =>
        db.Changes.AsNoTracking().Where(c => c.State == ChangeState.Announced).OrderBy(c => c.On);
}
