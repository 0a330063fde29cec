using System.Linq.Expressions;
using System.Reflection;
using Linli.Contracts;
using Linli.ServiceDefaults.Messaging;
using Linli.ServiceDefaults.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace Linli.ServiceDefaults.Tenancy;

/// <summary>
/// Base of every service's DbContext. Maps the entities of its assembly, keeps tenants apart (a filter here, row-level
/// security in the database) and writes events into the outbox of the same transaction.
/// </summary>
public abstract partial class TenantDb : DbContext
{
    /// <inheritdoc cref="DbContext(DbContextOptions)"/>
    protected TenantDb(DbContextOptions options) : base(options)
    {
        // Row-level security needs the tenant in the transaction, so even a single statement gets one.
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        // A row says whose it is as soon as it is added, so that an event about it can.
        ChangeTracker.Tracked += (_, e) => ConfirmTenant(e.Entry);
    }

    /// <summary>Whose rows this context may touch; null: nobody's.</summary>
    public Guid? TenantId { get; private set; }

    /// <summary>True when the city is acting: it sees <see cref="ICityReadable"/> rows of all tenants and no others.</summary>
    public bool ActsAsCity => TenantId == City.Id;

    internal bool HasPublished { get; set; }

    /// <summary>Tells the other services; goes out after, and only if, the current changes are saved.</summary>
    public void Publish(IEvent @event)
    {
        if (@event.TenantId == Guid.Empty)
        {
            throw new ArgumentException($"{@event.GetType().Name} does not say whose it is: add the row before its event is made.", nameof(@event));
        }

        Add(OutboxMessage.Of(@event));
        HasPublished = true;
    }

    /// <summary>Refuses the save with a stale-update error unless the row is still at the version the person saw.</summary>
    public void Expect(TenantRow row, uint version) => Entry(row).Property(r => r.Version).OriginalValue = version;

    /// <summary>Switches to a tenant before anything of it is touched; inside a transaction the database is told too.</summary>
    internal async Task EnterAsync(Guid? tenantId, CancellationToken ct)
    {
        TenantId = tenantId;
        if (Database.CurrentTransaction is { } transaction)
        {
            await TenantSetting.ApplyAsync(Database.GetDbConnection(), transaction, tenantId, ct);
        }
    }

    internal void Enter(Guid? tenantId) => TenantId = tenantId;

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        modelBuilder.ApplyConfiguration(new OutboxMessage.Mapping());
        modelBuilder.ApplyConfiguration(new InboxMessage.Mapping());
        MapAudit(modelBuilder);
        if (modelBuilder.Model.GetEntityTypes().Any(t => t.ClrType.IsAssignableTo(typeof(ISearchable))))
        {
            modelBuilder.AddSearchKeys();
            modelBuilder.Entity<SearchKey>().HasQueryFilter("tenant", k => k.TenantId == TenantId);
        }

        foreach (var type in modelBuilder.Model.GetEntityTypes().Where(t => t.ClrType.IsAssignableTo(typeof(TenantRow)) && t.BaseType is null).ToList())
        {
            var entity = modelBuilder.Entity(type.ClrType);
            entity.HasKey(nameof(TenantRow.TenantId), nameof(TenantRow.Id));
            entity.Property(nameof(TenantRow.TenantId)).ValueGeneratedOnAdd().HasValueGenerator<CurrentTenant>();
            entity.Property(nameof(TenantRow.Id)).ValueGeneratedNever();
            entity.Property(nameof(TenantRow.Version)).HasColumnName("xmin").HasColumnType("xid").IsRowVersion();
            entity.HasQueryFilter("tenant", TenantFilter(type.ClrType));
        }
    }

    private static void ConfirmTenant(EntityEntry entry)
    {
        if (entry is { State: EntityState.Added, Entity: TenantRow })
        {
            entry.Property(nameof(TenantRow.TenantId)).IsTemporary = false;
        }
    }

    /// <summary>Forgets the tenant with the lease: a pooled context must not carry it to the next one.</summary>
    public override void Dispose()
    {
        Forget();
        base.Dispose();
    }

    /// <inheritdoc cref="Dispose"/>
    public override ValueTask DisposeAsync()
    {
        Forget();
        return base.DisposeAsync();
    }

    private void Forget()
    {
        (TenantId, HasPublished, HasAudited, Verb) = (null, false, false, null);
        notes.Clear();
    }

    private LambdaExpression TenantFilter(Type entity) =>
        (LambdaExpression)typeof(TenantDb)
            .GetMethod(entity.IsAssignableTo(typeof(ICityReadable)) ? nameof(OwnOrCity) : entity.IsAssignableTo(typeof(ICityShared)) ? nameof(OwnOrTheCitys) : nameof(Own), BindingFlags.NonPublic | BindingFlags.Instance)!
            .MakeGenericMethod(entity).Invoke(this, null)!;

    private Expression<Func<T, bool>> Own<T>() where T : TenantRow => row => row.TenantId == TenantId;

    private Expression<Func<T, bool>> OwnOrCity<T>() where T : TenantRow => row => row.TenantId == TenantId || ActsAsCity;

    private Expression<Func<T, bool>> OwnOrTheCitys<T>() where T : TenantRow => row => row.TenantId == TenantId || row.TenantId == City.Id;

    private sealed class CurrentTenant : ValueGenerator<Guid>
    {
        public override bool GeneratesTemporaryValues => false;

        public override Guid Next(EntityEntry entry) =>
            ((TenantDb)entry.Context).TenantId ?? throw new InvalidOperationException($"No tenant: {entry.Metadata.ShortName()} cannot be added.");
    }
}
