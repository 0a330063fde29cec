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
        tenant.HasIndex(t => t.Code).IsUnique();
        tenant.HasIndex(t => new { t.ParentCode, t.Name }).IsUnique();
        tenant.HasIndex(t => new { t.Name, t.TenantId });
        tenant.HasIndex(t => new { t.ProvisionedAt, t.TenantId });
    }
}
