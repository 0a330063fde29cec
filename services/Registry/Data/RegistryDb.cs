using Linli.RegistryService.Agreements;
using Linli.RegistryService.Beneficiaries;
using Linli.RegistryService.Communities;
using Linli.RegistryService.Files;
using Linli.RegistryService.Mechanism;
using Linli.RegistryService.Members;
using Linli.RegistryService.Needs;
using Linli.RegistryService.Pairs;
using Linli.RegistryService.Posts;
using Linli.RegistryService.Profiles;
using Linli.RegistryService.Projects;
using Linli.RegistryService.UnitResources;
using Linli.RegistryService.Units;
using Linli.RegistryService.Volunteers;
using Linli.ServiceDefaults.Spreadsheets.Imports;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Data;

internal sealed class RegistryDb(DbContextOptions<RegistryDb> options) : TenantDb(options)
{
    /// <summary>Orders Chinese names by pinyin; the same for comparison and sorting, so that keyset paging holds.</summary>
    public const string NameOrder = "zh-x-icu";

    /// <inheritdoc/>
    /// <remarks>What others tell: Tenant of its communities and settings, Activity of who took part.</remarks>
    protected override IReadOnlySet<Type> NotAudited => Spared;

    private static readonly IReadOnlySet<Type> Spared = new HashSet<Type> { typeof(Community), typeof(NoticePeriod), typeof(ActiveMember) };

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddImports();
        modelBuilder.AddImportEffects();
        base.OnModelCreating(modelBuilder);
    }

    public DbSet<Community> Communities => Set<Community>();
    public DbSet<Profile> Profiles => Set<Profile>();
    public DbSet<ProfileDecision> ProfileDecisions => Set<ProfileDecision>();
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<DistinctUnits> DistinctUnits => Set<DistinctUnits>();
    public DbSet<UnitMerger> UnitMergers => Set<UnitMerger>();
    public DbSet<Member> Members => Set<Member>();
    public DbSet<ActiveMember> ActiveMembers => Set<ActiveMember>();
    public DbSet<ReportIn> ReportIns => Set<ReportIn>();
    public DbSet<Beneficiary> Beneficiaries => Set<Beneficiary>();
    public DbSet<ErasedCount> ErasedCounts => Set<ErasedCount>();
    public DbSet<Pair> Pairs => Set<Pair>();
    public DbSet<PairVisit> PairVisits => Set<PairVisit>();
    public DbSet<Post> Posts => Set<Post>();
    public DbSet<Claim> Claims => Set<Claim>();
    public DbSet<Agreement> Agreements => Set<Agreement>();
    public DbSet<AgreementParty> AgreementParties => Set<AgreementParty>();
    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();
    public DbSet<Leader> Leaders => Set<Leader>();
    public DbSet<Rule> Rules => Set<Rule>();
    public DbSet<NoticePeriod> NoticePeriods => Set<NoticePeriod>();
    public DbSet<Volunteer> Volunteers => Set<Volunteer>();
    public DbSet<Need> Needs => Set<Need>();
    public DbSet<NeedClaim> NeedClaims => Set<NeedClaim>();
    public DbSet<Resource> Resources => Set<Resource>();
    public DbSet<Project> Projects => Set<Project>();
    public DbSet<ProjectClaim> ProjectClaims => Set<ProjectClaim>();
    public DbSet<ProjectNeed> ProjectNeeds => Set<ProjectNeed>();
    public DbSet<ProjectResource> ProjectResources => Set<ProjectResource>();
    public DbSet<ProjectNote> ProjectNotes => Set<ProjectNote>();
}
