using Linli.RegistryService.Communities;
using Linli.RegistryService.Mechanism;
using Linli.RegistryService.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.RegistryService.Data;

internal sealed class LeaderMapping : IEntityTypeConfiguration<Leader>
{
    public void Configure(EntityTypeBuilder<Leader> builder)
    {
        builder.Property(l => l.Body).HasMaxLength(15);
        builder.Property(l => l.Office).HasMaxLength(MechanismRules.OfficeLength);
        builder.Seal(l => l.Name, "name");
        builder.HasIndex(l => new { l.TenantId, l.CommunityId, l.Body }).IsUnique().HasFilter("is_chair AND ended_on IS NULL").HasDatabaseName("ix_leaders_one_chair");
        builder.HasIndex(l => new { l.TenantId, l.CommunityId, l.BeginsOn });
        builder.HasOne<Community>().WithMany().HasForeignKey(l => new { l.TenantId, l.CommunityId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(l => new { l.TenantId, l.UnitId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RuleMapping : IEntityTypeConfiguration<Rule>
{
    public void Configure(EntityTypeBuilder<Rule> builder)
    {
        builder.Property(r => r.Kind).HasMaxLength(10);
        builder.Property(r => r.Title).HasMaxLength(MechanismRules.TitleLength);
        builder.Property(r => r.Text).HasMaxLength(MechanismRules.TextLength);
        builder.HasIndex(r => new { r.TenantId, r.CommunityId, r.BeginsOn });
        builder.HasOne<Community>().WithMany().HasForeignKey(r => new { r.TenantId, r.CommunityId }).OnDelete(DeleteBehavior.Restrict);
    }
}
