using Linli.ActivityService.Activities;
using Linli.ActivityService.Contributions;
using Linli.ActivityService.Directory;
using Linli.ActivityService.Participations;
using Linli.ActivityService.ServiceCards;
using Linli.ActivityService.SignUps;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Data;

internal sealed class ActivityDb(DbContextOptions<ActivityDb> options) : TenantDb(options)
{
    /// <summary>Orders Chinese titles by pinyin; the same for comparison and sorting, so that keyset paging holds.</summary>
    public const string NameOrder = "zh-x-icu";

    /// <inheritdoc/>
    /// <remarks>The directory: what Tenant and Registry tell.</remarks>
    protected override IReadOnlySet<Type> NotAudited => Spared;

    private static readonly IReadOnlySet<Type> Spared = new HashSet<Type> { typeof(Community), typeof(Unit), typeof(Member) };

    public DbSet<Community> Communities => Set<Community>();
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<Member> Members => Set<Member>();
    public DbSet<Activity> Activities => Set<Activity>();
    public DbSet<Organiser> Organisers => Set<Organiser>();
    public DbSet<SignUp> SignUps => Set<SignUp>();
    public DbSet<Participation> Participations => Set<Participation>();
    public DbSet<ParticipationRevision> ParticipationRevisions => Set<ParticipationRevision>();
    public DbSet<Contribution> Contributions => Set<Contribution>();
    public DbSet<ServiceCard> ServiceCards => Set<ServiceCard>();
    public DbSet<ContributionRevision> ContributionRevisions => Set<ContributionRevision>();

    /// <summary>
    /// Reads an activity in reach and keeps it until the transaction ends: whoever counts places or participants counts alone.
    /// The row itself is not written, so a form that somebody has open on it does not become stale.
    /// </summary>
    public async Task<Activity?> LockActivityAsync(Guid id, Reach reach, CancellationToken ct)
    {
        await Database.ExecuteSqlAsync($"SELECT 1 FROM activity WHERE tenant_id = {TenantId} AND id = {id} FOR NO KEY UPDATE", ct);
        return await Activities.Within(reach).SingleOrDefaultAsync(a => a.Id == id, ct);
    }

    /// <summary>The same for a contribution, whose events must carry the amount that was there just before.</summary>
    public async Task<Contribution?> LockContributionAsync(Guid id, Reach reach, CancellationToken ct)
    {
        await Database.ExecuteSqlAsync($"SELECT 1 FROM contribution WHERE tenant_id = {TenantId} AND id = {id} FOR NO KEY UPDATE", ct);
        return await Contributions.Within(reach).SingleOrDefaultAsync(c => c.Id == id, ct);
    }
}
