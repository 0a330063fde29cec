using Linli.ServiceDefaults.Spreadsheets.Imports;
using Linli.ServiceDefaults.Tenancy;
using Linli.TenantService.Archives;
using Linli.TenantService.Changes;
using Linli.TenantService.Communities;
using Linli.TenantService.Deletions;
using Linli.TenantService.Exports;
using Linli.TenantService.Grids;
using Linli.TenantService.Lifecycle;
using Linli.TenantService.Notices;
using Linli.TenantService.Settings;
using Linli.TenantService.Template;
using Linli.TenantService.Tenants;
using Linli.TenantService.WorkAreas;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Data;

internal sealed class DirectoryDb(DbContextOptions<DirectoryDb> options) : TenantDb(options)
{
    /// <inheritdoc/>
    /// <remarks>Of an export the steps are audited (asked for, done, taken away, cancelled), not how far it has come and not its pieces; of an archive not its pieces.</remarks>
    protected override IReadOnlySet<Type> NotAudited => Spared;

    private static readonly IReadOnlySet<Type> Spared = new HashSet<Type> { typeof(Export), typeof(ExportChunk), typeof(ArchiveChunk) };

    public DbSet<Tenant> Tenants => Set<Tenant>();
    public DbSet<TenantChange> TenantChanges => Set<TenantChange>();
    public DbSet<Export> Exports => Set<Export>();
    public DbSet<ExportChunk> ExportChunks => Set<ExportChunk>();
    public DbSet<ExportStep> ExportSteps => Set<ExportStep>();
    public DbSet<Archive> Archives => Set<Archive>();
    public DbSet<ArchiveChunk> ArchiveChunks => Set<ArchiveChunk>();
    public DbSet<Deletion> Deletions => Set<Deletion>();
    public DbSet<DeletionPart> DeletionParts => Set<DeletionPart>();
    public DbSet<Community> Communities => Set<Community>();
    public DbSet<CommunityName> CommunityNames => Set<CommunityName>();
    public DbSet<Grid> Grids => Set<Grid>();
    public DbSet<Change> Changes => Set<Change>();
    public DbSet<AnnouncedDay> AnnouncedDays => Set<AnnouncedDay>();
    public DbSet<WorkArea> WorkAreas => Set<WorkArea>();
    public DbSet<TenantSettingsRow> SettingsRows => Set<TenantSettingsRow>();
    public DbSet<Logo> Logos => Set<Logo>();
    public DbSet<CityTemplate> Templates => Set<CityTemplate>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<NoticeRead> NoticeReads => Set<NoticeRead>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddImports();
        base.OnModelCreating(modelBuilder);
        // A tenant's own row is not "a row of a tenant": the city adds it, so it is not stamped with the current tenant.
        modelBuilder.Entity<Tenant>().HasQueryFilter("tenant", t => t.TenantId == TenantId || ActsAsCity);
        modelBuilder.Entity<TenantChange>().HasQueryFilter("tenant", c => c.TenantId == TenantId || ActsAsCity);
    }
}
