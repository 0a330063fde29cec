using Linli.Contracts.Tenant.V1;
using Linli.TenantService.Changes;
using Linli.TenantService.Data;
using Linli.TenantService.Grids;
using Linli.TenantService.Settings;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Communities;

/// <summary>What a change does to the communities on its day, and what the other services are told.</summary>
internal static class CommunityEffects
{
    internal static async Task RenameAsync(this DirectoryDb db, Change change, DateTimeOffset now, CancellationToken ct)
    {
        var community = await db.Communities.Include(c => c.Names).SingleAsync(c => c.Id == change.CommunityId, ct);
        community.Rename(change.Name!, change.On);
        db.Publish(new CommunityRenamed(community.TenantId, now, community.Id, community.Name));
    }

    internal static async Task RetireAsync(this DirectoryDb db, Change change, DateTimeOffset now, CancellationToken ct)
    {
        var community = await db.Communities.SingleAsync(c => c.Id == change.CommunityId, ct);
        community.Retire(change.On, now);
        db.Publish(new CommunityRetired(community.TenantId, now, community.Id, change.On));
    }

    internal static async Task MergeAsync(this DirectoryDb db, Change change, DateTimeOffset now, CancellationToken ct)
    {
        var into = await db.OpenAsync(change.CommunityId, change, now, ct);
        var grids = await db.Grids.Where(g => g.RetiredAt == null && (g.CommunityId == into.Id || change.From.Contains(g.CommunityId))).ToListAsync(ct);
        var taken = grids.Where(g => g.CommunityId == into.Id).Select(g => g.Name).ToHashSet();
        foreach (var id in change.From)
        {
            var community = await db.Communities.SingleAsync(c => c.Id == id, ct);
            var names = grids.Where(g => g.CommunityId == id).Select(g => (Former: g.Name, g.MoveTo(into, taken, community.Name).Name))
                .Where(n => n.Former != n.Name).ToDictionary(n => n.Former, n => n.Name);
            community.Retire(change.On, now, into.Id);
            db.Publish(new CommunityRetired(community.TenantId, now, id, change.On, into.Id, names.Count > 0 ? names : null));
        }
    }

    internal static async Task SplitAsync(this DirectoryDb db, Change change, DateTimeOffset now, CancellationToken ct)
    {
        var created = await db.OpenAsync(change.NewCommunityId!.Value, change, now, ct);
        var taken = new HashSet<string>();
        foreach (var grid in await db.Grids.Where(g => g.RetiredAt == null && g.CommunityId == change.CommunityId && change.Grids.Contains(g.Id)).ToListAsync(ct))
        {
            grid.MoveTo(created, taken, "");
        }

        db.Publish(new CommunitySplit(
            change.TenantId, now, change.CommunityId, created.Id, change.On, change.Units, change.Members, change.Beneficiaries, change.Needs, change.Volunteers));
    }

    /// <summary>A community that was announced with the change begins now. One that is entered and effective at once is not saved yet.</summary>
    private static async Task<Community> OpenAsync(this DirectoryDb db, Guid id, Change change, DateTimeOffset now, CancellationToken ct)
    {
        var community = db.Communities.Local.FirstOrDefault(c => c.Id == id) ?? await db.Communities.SingleAsync(c => c.Id == id, ct);
        if (community.Opens is not null)
        {
            community.Open();
            var isMerger = change.Kind == ChangeKind.Merger;
            db.Publish(new CommunityCreated(
                community.TenantId, now, community.Id, community.Code, community.Name, isMerger ? null : await db.StartingPostsAsync(ct), change.On, isMerger));
        }

        return community;
    }
}
