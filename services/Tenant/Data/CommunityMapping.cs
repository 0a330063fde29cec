using Linli.TenantService.Communities;
using Linli.TenantService.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.TenantService.Data;

internal sealed class CommunityMapping : IEntityTypeConfiguration<Community>
{
    public void Configure(EntityTypeBuilder<Community> community)
    {
        community.Property(c => c.Code).HasMaxLength(12);
        community.Property(c => c.Name).HasMaxLength(Community.NameLength);
        // For rows that the version before this one adds during a release.
        community.Property(c => c.Since).HasDefaultValueSql("(now() AT TIME ZONE 'Asia/Shanghai')::date");
        community.HasOne<Community>().WithMany().HasForeignKey(c => new { c.TenantId, c.MergedIntoId }).OnDelete(DeleteBehavior.Restrict);
        community.HasOne<Tenant>().WithMany().HasForeignKey(c => c.TenantId).OnDelete(DeleteBehavior.Restrict);
        community.HasMany(c => c.Names).WithOne().HasForeignKey(n => new { n.TenantId, n.CommunityId }).OnDelete(DeleteBehavior.Restrict);
        community.HasIndex(c => new { c.TenantId, c.Code }).IsUnique();
        community.HasIndex(c => new { c.TenantId, c.Name }).IsUnique().HasFilter("retired_at IS NULL");
    }
}

internal sealed class CommunityNameMapping : IEntityTypeConfiguration<CommunityName>
{
    public void Configure(EntityTypeBuilder<CommunityName> name)
    {
        name.Property(n => n.Name).HasMaxLength(Community.NameLength);
        name.HasIndex(n => new { n.TenantId, n.CommunityId, n.ValidFrom });
    }
}
