using Linli.ActivityService.Activities;
using Linli.ActivityService.Directory;
using Linli.ActivityService.SignUps;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.ActivityService.Data;

internal sealed class SignUpMapping : IEntityTypeConfiguration<SignUp>
{
    public void Configure(EntityTypeBuilder<SignUp> builder)
    {
        builder.ToTable("sign_up");
        builder.Property(s => s.State).HasConversion<string>().HasMaxLength(10);
        builder.HasIndex(s => new { s.TenantId, s.ActivityId, s.Rank }).IsUnique();
        builder.HasIndex(s => new { s.TenantId, s.ActivityId, s.MemberId }).IsUnique().HasFilter("withdrawn_at IS NULL AND member_id IS NOT NULL");
        builder.HasIndex(s => new { s.TenantId, s.ActivityId, s.UnitId }).IsUnique().HasFilter("withdrawn_at IS NULL AND member_id IS NULL");
        builder.HasIndex(s => new { s.TenantId, s.MemberId });
        builder.HasIndex(s => new { s.TenantId, s.UnitId });
        builder.HasOne<Activity>().WithMany().HasForeignKey(s => new { s.TenantId, s.ActivityId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(s => new { s.TenantId, s.MemberId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(s => new { s.TenantId, s.UnitId }).OnDelete(DeleteBehavior.Restrict);
    }
}
