using Linli.ActivityService.Directory;
using Linli.ActivityService.ServiceCards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.ActivityService.Data;

internal sealed class ServiceCardMapping : IEntityTypeConfiguration<ServiceCard>
{
    public void Configure(EntityTypeBuilder<ServiceCard> builder)
    {
        builder.ToTable("service_card");
        builder.Property(c => c.Number).HasMaxLength(20);
        builder.Property(c => c.Remark).HasMaxLength(200);
        builder.Property(c => c.Reply).HasMaxLength(200);
        builder.HasIndex(c => new { c.TenantId, c.MemberId, c.CommunityId, c.Year, c.Quarter }).IsUnique();
        builder.HasIndex(c => new { c.TenantId, c.CommunityId, c.Year, c.Quarter, c.Number }).IsUnique();
        builder.HasIndex(c => new { c.TenantId, c.UnitId, c.Number });
        builder.HasIndex(c => new { c.TenantId, c.Number, c.Id });
        builder.HasOne<Community>().WithMany().HasForeignKey(c => new { c.TenantId, c.CommunityId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(c => new { c.TenantId, c.MemberId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(c => new { c.TenantId, c.UnitId }).OnDelete(DeleteBehavior.Restrict);
    }
}
