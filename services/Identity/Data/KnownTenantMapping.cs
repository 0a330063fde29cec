using Linli.IdentityService.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.IdentityService.Data;

internal sealed class KnownTenantMapping : IEntityTypeConfiguration<KnownTenant>
{
    public void Configure(EntityTypeBuilder<KnownTenant> builder)
    {
        builder.ToTable("tenant");
        builder.HasKey(t => t.TenantId);
        builder.Property(t => t.TenantId).ValueGeneratedNever();
        builder.Property(t => t.State).HasMaxLength(20);
        builder.Property(t => t.Reason).HasMaxLength(500);
    }
}
