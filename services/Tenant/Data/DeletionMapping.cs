using Linli.TenantService.Deletions;
using Linli.TenantService.Lifecycle;
using Linli.TenantService.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.TenantService.Data;

internal sealed class DeletionMapping : IEntityTypeConfiguration<Deletion>
{
    public void Configure(EntityTypeBuilder<Deletion> deletion)
    {
        deletion.Property(d => d.Code).HasMaxLength(12);
        deletion.Property(d => d.Name).HasMaxLength(Tenant.NameLength);
        deletion.Property(d => d.State).HasMaxLength(20);
        deletion.Property(d => d.Reason).HasMaxLength(TenantChange.ReasonLength);
        deletion.Property(d => d.RequestedBy).HasMaxLength(100);
        deletion.Property(d => d.CancelledBy).HasMaxLength(100);
        deletion.HasIndex(d => new { d.TenantId, d.OfTenant }).IsUnique().HasFilter("state IN ('waiting', 'erasing')").HasDatabaseName("ux_deletions_under_way");
        deletion.HasIndex(d => new { d.TenantId, d.RequestedAt, d.Id });
    }
}

internal sealed class DeletionPartMapping : IEntityTypeConfiguration<DeletionPart>
{
    public void Configure(EntityTypeBuilder<DeletionPart> part)
    {
        part.Property(p => p.Service).HasMaxLength(50);
        part.HasOne<Deletion>().WithMany().HasForeignKey(p => new { p.TenantId, p.DeletionId }).OnDelete(DeleteBehavior.Restrict);
        part.HasIndex(p => new { p.TenantId, p.DeletionId, p.Service }).IsUnique();
    }
}
