using Linli.RegistryService.Communities;
using Linli.RegistryService.Needs;
using Linli.RegistryService.UnitResources;
using Linli.RegistryService.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.RegistryService.Data;

internal sealed class NeedMapping : IEntityTypeConfiguration<Need>
{
    public void Configure(EntityTypeBuilder<Need> builder)
    {
        builder.ToTable(table => table.HasCheckConstraint("ck_needs_taken", "taken BETWEEN 0 AND coalesce(quantity, 1)"));
        builder.Property(n => n.Title).HasMaxLength(NeedRules.TitleLength).UseCollation(RegistryDb.NameOrder);
        builder.Property(n => n.Kind).HasMaxLength(20);
        builder.Property(n => n.WorkArea).HasMaxLength(30);
        builder.Property(n => n.Group).HasMaxLength(30);
        builder.Property(n => n.Measure).HasMaxLength(NeedRules.MeasureLength);
        builder.Property(n => n.Note).HasMaxLength(NeedRules.NoteLength);
        builder.Property(n => n.Result).HasMaxLength(NeedRules.NoteLength);
        builder.Property(n => n.State).HasConversion<string>().HasMaxLength(10);
        builder.HasIndex(n => new { n.TenantId, n.WantedBy, n.Id });
        builder.HasIndex(n => new { n.TenantId, n.CommunityId, n.WantedBy, n.Id });
        builder.HasIndex(n => new { n.TenantId, n.EnteredOn, n.Id });
        builder.HasIndex(n => new { n.TenantId, n.Title, n.Id });
        builder.HasIndex(n => new { n.TenantId, n.WaitingSince }).HasFilter("state = 'Open'");
        builder.HasOne<Community>().WithMany().HasForeignKey(n => new { n.TenantId, n.CommunityId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NeedClaimMapping : IEntityTypeConfiguration<NeedClaim>
{
    public void Configure(EntityTypeBuilder<NeedClaim> builder)
    {
        builder.Property(c => c.State).HasConversion<string>().HasMaxLength(10);
        builder.Property(c => c.Reason).HasMaxLength(NeedRules.ReasonLength);
        builder.HasIndex(c => new { c.TenantId, c.NeedId, c.UnitId }).IsUnique().HasFilter("state = 'Held'");
        builder.HasIndex(c => new { c.TenantId, c.NeedId });
        builder.HasIndex(c => new { c.TenantId, c.UnitId });
        builder.HasOne<Need>().WithMany().HasForeignKey(c => new { c.TenantId, c.NeedId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(c => new { c.TenantId, c.UnitId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Resource>().WithMany().HasForeignKey(c => new { c.TenantId, c.ResourceId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Community>().WithMany().HasForeignKey(c => new { c.TenantId, c.CommunityId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ResourceMapping : IEntityTypeConfiguration<Resource>
{
    public void Configure(EntityTypeBuilder<Resource> builder)
    {
        builder.ToTable(table => table.HasCheckConstraint("ck_resources_taken", "used BETWEEN 0 AND taken AND (quantity IS NULL OR taken <= quantity)"));
        builder.Property(r => r.Title).HasMaxLength(NeedRules.TitleLength).UseCollation(RegistryDb.NameOrder);
        builder.Property(r => r.Kind).HasMaxLength(20);
        builder.Property(r => r.WorkArea).HasMaxLength(30);
        builder.Property(r => r.Measure).HasMaxLength(NeedRules.MeasureLength);
        builder.Property(r => r.Conditions).HasMaxLength(ResourceRules.ConditionsLength);
        builder.Property(r => r.Reason).HasMaxLength(NeedRules.ReasonLength);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(10);
        builder.HasIndex(r => new { r.TenantId, r.OfferedOn, r.Id });
        builder.HasIndex(r => new { r.TenantId, r.AvailableFrom, r.Id });
        builder.HasIndex(r => new { r.TenantId, r.Title, r.Id });
        builder.HasIndex(r => new { r.TenantId, r.UnitId });
        builder.HasOne<Unit>().WithMany().HasForeignKey(r => new { r.TenantId, r.UnitId }).OnDelete(DeleteBehavior.Restrict);
    }
}
