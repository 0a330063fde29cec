using Linli.ServiceDefaults.Security;
using Linli.TenantService.Lifecycle;
using Linli.TenantService.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.TenantService.Data;

internal sealed class TenantMapping : IEntityTypeConfiguration<Tenant>
{
    public void Configure(EntityTypeBuilder<Tenant> tenant)
    {
        tenant.HasKey(t => t.TenantId);
        tenant.Property(t => t.TenantId).ValueGeneratedNever();
        tenant.Property(t => t.Code).HasMaxLength(12);
        tenant.Property(t => t.ParentCode).HasMaxLength(12);
        tenant.Property(t => t.Name).HasMaxLength(Tenant.NameLength);
        tenant.Property(t => t.State).HasMaxLength(20).HasDefaultValue(TenantStates.Active);
        tenant.Property(t => t.StateReason).HasMaxLength(TenantChange.ReasonLength);
        tenant.Property(t => t.StateVersion).HasDefaultValue(0).IsConcurrencyToken();
        tenant.HasIndex(t => t.Code).IsUnique();
        tenant.HasIndex(t => new { t.ParentCode, t.Name }).IsUnique();
        tenant.HasIndex(t => new { t.Name, t.TenantId });
        tenant.HasIndex(t => new { t.ProvisionedAt, t.TenantId });
    }
}

internal sealed class TenantChangeMapping : IEntityTypeConfiguration<TenantChange>
{
    public void Configure(EntityTypeBuilder<TenantChange> change)
    {
        change.HasKey(c => new { c.TenantId, c.Id });
        change.Property(c => c.Id).ValueGeneratedNever();
        change.Property(c => c.State).HasMaxLength(20);
        change.Property(c => c.Reason).HasMaxLength(TenantChange.ReasonLength);
        change.Property(c => c.ByName).HasMaxLength(100);
        change.HasOne<Tenant>().WithMany().HasForeignKey(c => c.TenantId).OnDelete(DeleteBehavior.Restrict);
    }
}
