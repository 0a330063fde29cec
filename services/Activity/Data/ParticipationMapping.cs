using Linli.ActivityService.Activities;
using Linli.ActivityService.Directory;
using Linli.ActivityService.Participations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.ActivityService.Data;

internal sealed class ParticipationMapping : IEntityTypeConfiguration<Participation>
{
    public void Configure(EntityTypeBuilder<Participation> builder)
    {
        builder.ToTable("participation");
        builder.Property(p => p.GroupName).HasMaxLength(ActivityBody.NameLength);
        builder.Ignore(p => p.NeedsSignUp);
        builder.Ignore(p => p.Minutes);
        builder.HasIndex(p => new { p.TenantId, p.ActivityId, p.MemberId }).IsUnique().HasFilter("NOT taken_back AND member_id IS NOT NULL");
        builder.HasIndex(p => new { p.TenantId, p.ActivityId, p.UnitId, p.GroupName }).IsUnique().AreNullsDistinct(false)
            .HasFilter("NOT taken_back AND member_id IS NULL");
        builder.HasIndex(p => new { p.TenantId, p.MemberId });
        builder.HasIndex(p => new { p.TenantId, p.UnitId });
        builder.HasOne<Activity>().WithMany().HasForeignKey(p => new { p.TenantId, p.ActivityId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(p => new { p.TenantId, p.MemberId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(p => new { p.TenantId, p.UnitId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ParticipationRevisionMapping : IEntityTypeConfiguration<ParticipationRevision>
{
    public void Configure(EntityTypeBuilder<ParticipationRevision> builder)
    {
        builder.ToTable("participation_revision");
        builder.ComplexProperty(r => r.Reason, ReasonMapping.Lengths);
        builder.HasIndex(r => new { r.TenantId, r.ParticipationId });
        builder.HasOne<Participation>().WithMany().HasForeignKey(r => new { r.TenantId, r.ParticipationId }).OnDelete(DeleteBehavior.Restrict);
    }
}
