using Linli.RegistryService.Communities;
using Linli.RegistryService.Members;
using Linli.RegistryService.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.RegistryService.Data;

internal sealed class MemberMapping : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.Property(m => m.Name).HasMaxLength(MemberRules.NameLength).UseCollation(RegistryDb.NameOrder);
        builder.Property(m => m.SlipNumber).HasMaxLength(MemberRules.SlipLength);
        builder.Seal(m => m.Phone, "phone");
        builder.HasIndex(m => new { m.TenantId, m.PersonId }).IsUnique().HasFilter("person_id IS NOT NULL");
        builder.HasIndex(m => new { m.TenantId, m.Name, m.Id });
        builder.HasIndex(m => new { m.TenantId, m.CommunityId, m.Name, m.Id });
        builder.HasIndex(m => new { m.TenantId, m.UnitId });
        builder.HasOne<Community>().WithMany().HasForeignKey(m => new { m.TenantId, m.CommunityId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(m => new { m.TenantId, m.UnitId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReportInMapping : IEntityTypeConfiguration<ReportIn>
{
    public void Configure(EntityTypeBuilder<ReportIn> builder)
    {
        builder.Property(r => r.SlipNumber).HasMaxLength(MemberRules.SlipLength);
        builder.Property(r => r.LeftReason).HasMaxLength(MemberRules.ReasonLength);
        builder.HasIndex(r => new { r.TenantId, r.CommunityId, r.SlipNumber }).IsUnique();
        builder.HasIndex(r => new { r.TenantId, r.MemberId }).IsUnique().HasFilter("left_on IS NULL");
        builder.HasOne<Member>().WithMany().HasForeignKey(r => new { r.TenantId, r.MemberId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Community>().WithMany().HasForeignKey(r => new { r.TenantId, r.CommunityId }).OnDelete(DeleteBehavior.Restrict);
    }
}
