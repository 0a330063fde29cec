using Linli.Contracts.Tenant.V1;
using Linli.RegistryService.Agreements;
using Linli.RegistryService.Beneficiaries;
using Linli.RegistryService.Data;
using Linli.RegistryService.Needs;
using Linli.RegistryService.Posts;
using Linli.RegistryService.Projects;
using Linli.RegistryService.Volunteers;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Communities;

/// <summary>Keeps the communities as Tenant tells them; a new one starts with the posts that its sub-district has set.</summary>
internal static class FollowTenant
{
    internal static async Task Handle(CommunityCreated created, RegistryDb db, CancellationToken ct)
    {
        if (await Find(created.CommunityId, db, ct) is null)
        {
            db.Communities.Add(Community.Of(created.CommunityId, created.Code, created.Name));
            // One that is made of others takes over theirs.
            db.Posts.AddRange(created.FromMerger ? [] : Post.DefaultsFor(created.CommunityId, created.Posts));
        }
    }

    internal static async Task Handle(CommunityRenamed renamed, RegistryDb db, CancellationToken ct) =>
        (await Known(renamed.CommunityId, db, ct)).Rename(renamed.Name);

    internal static async Task Handle(CommunityRetired retired, RegistryDb db, CancellationToken ct)
    {
        var community = await Known(retired.CommunityId, db, ct);
        if (retired.MergedInto is { } into)
        {
            await Known(into, db, ct);
            await db.LockForMoveAsync(community.Id, into, ct);
            await db.MoveAllAsync(retired, into, ct);
            var on = retired.On ?? ServiceDefaults.ChinaTime.DayOf(retired.At);
            await db.MoveBeneficiariesAsync(community.Id, into, on, TimeProvider.System.GetUtcNow(), ct);
            await db.MoveAgreementsAsync(community.Id, into, on, TimeProvider.System.GetUtcNow(), ct);
            await db.MoveVolunteersAsync(community.Id, into, on, TimeProvider.System.GetUtcNow(), ct);
            await db.MoveProjectsAsync(community.Id, into, on, TimeProvider.System.GetUtcNow(), ct);
            await db.MoveNeedsAsync(community.Id, into, on, TimeProvider.System.GetUtcNow(), ct);
        }

        community.Retire(retired.At, retired.On, retired.MergedInto);
    }

    internal static async Task Handle(CommunitySplit split, RegistryDb db, CancellationToken ct)
    {
        await Known(split.CommunityId, db, ct);
        await Known(split.NewCommunityId, db, ct);
        await db.LockForMoveAsync(split.CommunityId, split.NewCommunityId, ct);
        await db.MovePartAsync(split, ct);
        var (from, into, now) = (split.CommunityId, split.NewCommunityId, TimeProvider.System.GetUtcNow());
        await db.MoveAgreementsOfAsync([.. split.UnitIds], from, into, split.On, now, ct);
        await db.MoveBeneficiariesAsync([.. split.BeneficiaryIds ?? []], from, into, split.On, now, ct);
        await db.MoveVolunteersAsync([.. split.VolunteerIds ?? []], from, into, split.On, now, ct);
        await db.MoveNeedsAsync(await db.MoveProjectsOfAsync([.. split.NeedIds ?? []], from, into, split.On, now, ct), from, into, split.On, now, ct);
    }

    /// <summary>A unit's grid is noted by its name.</summary>
    internal static async Task Handle(GridRenamed renamed, RegistryDb db, CancellationToken ct)
    {
        foreach (var unit in await db.Units.Where(u => u.CommunityId == renamed.CommunityId && u.Grid == renamed.FormerName).ToListAsync(ct))
        {
            unit.FollowGrid(renamed.Name);
        }
    }

    /// <summary>A community that is not known yet is on its way: the message is tried again after it.</summary>
    private static async Task<Community> Known(Guid id, RegistryDb db, CancellationToken ct) =>
        await Find(id, db, ct) ?? throw new InvalidOperationException($"Community {id} is not known yet.");

    private static ValueTask<Community?> Find(Guid id, RegistryDb db, CancellationToken ct) =>
        db.Communities.FindAsync([db.TenantId, id], ct);
}
