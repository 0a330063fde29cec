using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Linli.ServiceDefaults.Tenancy;

/// <content>What goes along with a save: its audit (docs/decisions/0014-audit.md) and the keys by which its rows are searched for.</content>
public abstract partial class TenantDb
{
    private static readonly IReadOnlySet<Type> NothingSpared = new HashSet<Type>();
    private readonly List<AuditNote> notes = [];

    internal bool HasAudited { get; set; }

    /// <summary>What the audit calls the present doing, where it is not a request: the event's name.</summary>
    internal string? Verb { get; set; }

    /// <summary>
    /// Types whose rows are not audited: copies of what another service audits, and what only the machinery needs. Everything
    /// else is, without being told.
    /// </summary>
    protected internal virtual IReadOnlySet<Type> NotAudited => NothingSpared;

    /// <summary>Adds to the audit what the change tracker does not see; saved, or not, with the next save.</summary>
    public void Record(AuditNote note) => notes.Add(note);

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        var (audit, searched) = Prepare();
        if (searched.Count > 0)
        {
            throw new NotSupportedException("Rows that are searched for are saved with SaveChangesAsync, which keeps their keys.");
        }

        try
        {
            return base.SaveChanges(acceptAllChangesOnSuccess);
        }
        catch
        {
            TakeBack(audit);
            throw;
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var (audit, searched) = Prepare();
        try
        {
            return searched.Count == 0
                ? await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken)
                : await SaveWithKeysAsync(searched, acceptAllChangesOnSuccess, cancellationToken);
        }
        catch
        {
            TakeBack(audit);
            throw;
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>
    /// Saves very many new rows: as <see cref="DbContext.SaveChangesAsync(CancellationToken)"/> does, with their audit, events and search keys, but
    /// written as sets. Needs a transaction. New rows are not tracked afterwards.
    /// </summary>
    public async Task SaveManyAsync(CancellationToken ct)
    {
        var (audit, searched) = Prepare();
        try
        {
            await RowSets.WriteAsync(this, ct);
            await base.SaveChangesAsync(true, ct);
            await SearchKeys.WriteAsync(this, searched, ct);
        }
        catch
        {
            TakeBack(audit);
            throw;
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>Looks for changes once; confirms whose they are and writes their audit. What follows need not look again.</summary>
    private (List<EntityEntry> Audit, List<SearchedRow> Searched) Prepare()
    {
        List<EntityEntry> changed = [];
        foreach (var entry in ChangeTracker.Entries())
        {
            // Where the tenant is part of a foreign key as well, EF takes the generated value for a stand-in and would leave it out.
            ConfirmTenant(entry);
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            {
                changed.Add(entry);
            }
        }

        ChangeTracker.AutoDetectChangesEnabled = false;
        var audit = AuditTrail.Write(this, changed, notes, () => this.GetService<AuditAuthor>());
        notes.Clear();
        HasAudited |= audit.Count > 0;
        return (audit, SearchKeys.Changed(changed));
    }

    private async Task<int> SaveWithKeysAsync(List<SearchedRow> searched, bool acceptAllChangesOnSuccess, CancellationToken ct)
    {
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(ct) : null;
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, ct);
        await SearchKeys.WriteAsync(this, searched, ct);
        if (own is not null)
        {
            await own.CommitAsync(ct);
        }

        return saved;
    }

    /// <summary>A save that failed may be tried again, and writes its audit then.</summary>
    private static void TakeBack(List<EntityEntry> audit) => audit.ForEach(entry => entry.State = EntityState.Detached);

    /// <summary>Adds one row and saves it.</summary>
    internal Task AppendAsync(object row, CancellationToken ct)
    {
        Add(row);
        return SaveChangesAsync(ct);
    }

    /// <summary>Whoever has an audit in this database.</summary>
    public Task<List<Guid>> AuditTenantsAsync(CancellationToken ct) =>
        Database.SqlQuery<Guid>($"SELECT tenant_id AS \"Value\" FROM audit_tenants() ORDER BY tenant_id").ToListAsync(ct);

    private void MapAudit(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new AuditEntry.Mapping()).Entity<AuditEntry>().HasQueryFilter("tenant", e => e.TenantId == TenantId);
        modelBuilder.ApplyConfiguration(new AuditSeal.Mapping()).Entity<AuditSeal>().HasQueryFilter("tenant", s => s.TenantId == TenantId);
        modelBuilder.ApplyConfiguration(new AuditBase.Mapping()).Entity<AuditBase>().HasQueryFilter("tenant", b => b.TenantId == TenantId);
        modelBuilder.ApplyConfiguration(new AuditPending.Mapping());
    }
}
