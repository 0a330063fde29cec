using Linli.Contracts.Tenant.V1;
using Linli.RegistryService.Data;
using Linli.RegistryService.Posts;

namespace Linli.RegistryService.Communities;

/// <summary>Keeps the communities as Tenant tells them; a new one starts with the posts that its sub-district has set.</summary>
internal static class FollowTenant
{
    internal static async Task Handle(CommunityCreated created, RegistryDb db, CancellationToken ct)
    {
        if (await Find(created.CommunityId, db, ct) is null)
        {
            db.Communities.Add(Community.Of(created.CommunityId, created.Code, created.Name));
            db.Posts.AddRange(Post.DefaultsFor(created.CommunityId, created.Posts));
        }
    }

    internal static async Task Handle(CommunityRenamed renamed, RegistryDb db, CancellationToken ct) =>
        (await Known(renamed.CommunityId, db, ct)).Rename(renamed.Name);

    internal static async Task Handle(CommunityRetired retired, RegistryDb db, CancellationToken ct) =>
        (await Known(retired.CommunityId, db, ct)).Retire(retired.At);

    /// <summary>A community that is not known yet is on its way: the message is tried again after it.</summary>
    private static async Task<Community> Known(Guid id, RegistryDb db, CancellationToken ct) =>
        await Find(id, db, ct) ?? throw new InvalidOperationException($"Community {id} is not known yet.");

    private static ValueTask<Community?> Find(Guid id, RegistryDb db, CancellationToken ct) =>
        db.Communities.FindAsync([db.TenantId, id], ct);
}
