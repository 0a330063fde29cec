using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.ServiceDefaults.Audit;

/// <summary>A segment of a tenant's chain: entries sealed together, linked to the segment before by its hash.</summary>
internal sealed class AuditSeal
{
    public Guid TenantId { get; init; }

    /// <summary>1, 2, 3 … without gaps.</summary>
    public long Number { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>When the youngest of its entries was written.</summary>
    public DateTimeOffset LastAt { get; init; }

    public Guid[] Entries { get; init; } = [];

    /// <summary>The entries' keyed hashes, 32 bytes each, in the same order.</summary>
    public byte[] Macs { get; init; } = [];

    public byte[] Previous { get; init; } = [];
    public byte[] Hash { get; init; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<AuditSeal>
    {
        public void Configure(EntityTypeBuilder<AuditSeal> builder)
        {
            builder.ToTable("audit_seal");
            builder.HasKey(s => new { s.TenantId, s.Number });
        }
    }
}

/// <summary>Where a chain begins after its oldest segments were removed: the last hash of what is gone.</summary>
internal sealed class AuditBase
{
    public Guid TenantId { get; init; }
    public long Number { get; init; }
    public byte[] Hash { get; init; } = [];

    /// <summary>Nothing younger was removed.</summary>
    public DateTimeOffset Through { get; init; }

    public DateTimeOffset At { get; init; }
    public byte[] Mac { get; init; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<AuditBase>
    {
        public void Configure(EntityTypeBuilder<AuditBase> builder)
        {
            builder.ToTable("audit_base");
            builder.HasKey(b => new { b.TenantId, b.Number });
        }
    }
}

/// <summary>
/// Entries that wait for their seal, written together with them. Infrastructure outside row-level security, like the outbox:
/// ids only, read by the sealer across tenants.
/// </summary>
internal sealed class AuditPending
{
    public Guid Id { get; init; }
    public Guid TenantId { get; init; }
    public Guid[] Entries { get; init; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<AuditPending>
    {
        public void Configure(EntityTypeBuilder<AuditPending> builder) => builder.ToTable("audit_pending");
    }
}
