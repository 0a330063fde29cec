using Linli.ActivityService.Activities;
using Linli.ActivityService.Contributions;
using Linli.ActivityService.Directory;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.ActivityService.Data;

internal sealed class ContributionMapping : IEntityTypeConfiguration<Contribution>
{
    public void Configure(EntityTypeBuilder<Contribution> builder)
    {
        builder.ToTable("contribution");
        builder.Property(c => c.Kind).HasMaxLength(10);
        builder.Property(c => c.Giver).HasMaxLength(ContributionBody.NameLength);
        builder.Property(c => c.ReceiverKind).HasMaxLength(15);
        builder.Property(c => c.Receiver).HasMaxLength(ContributionBody.NameLength);
        builder.Property(c => c.Purpose).HasMaxLength(ContributionBody.TextLength);
        builder.Property(c => c.WorkArea).HasMaxLength(20);
        builder.Property(c => c.On).HasColumnName("on_day");
        builder.Property(c => c.Amount).HasPrecision(14, 2);
        builder.Property(c => c.Description).HasMaxLength(ContributionBody.TextLength);
        builder.Property(c => c.ReceiptNo).HasMaxLength(ContributionBody.ReceiptLength);
        builder.ComplexProperty(c => c.Voided!, ReasonMapping.Lengths);
        builder.HasIndex(c => new { c.TenantId, c.On, c.Id });
        builder.HasIndex(c => new { c.TenantId, c.CommunityId, c.On, c.Id });
        builder.HasIndex(c => new { c.TenantId, c.CommunityId, c.ReceiptNo }).IsUnique().HasFilter("voided_at IS NULL AND receipt_no IS NOT NULL");
        builder.HasIndex(c => new { c.TenantId, c.GiverUnitId });
        builder.HasOne<Community>().WithMany().HasForeignKey(c => new { c.TenantId, c.CommunityId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(c => new { c.TenantId, c.GiverUnitId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ContributionRevisionMapping : IEntityTypeConfiguration<ContributionRevision>
{
    public void Configure(EntityTypeBuilder<ContributionRevision> builder)
    {
        builder.ToTable("contribution_revision");
        builder.ComplexProperty(r => r.Former, former => former.ToJson("former"));
        builder.ComplexProperty(r => r.Reason, ReasonMapping.Lengths);
        builder.HasIndex(r => new { r.TenantId, r.ContributionId });
        builder.HasOne<Contribution>().WithMany().HasForeignKey(r => new { r.TenantId, r.ContributionId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal static class ReasonMapping
{
    public static void Lengths(ComplexPropertyBuilder<Reason> reason)
    {
        reason.Property(r => r.Text).HasMaxLength(ActivityBody.ReasonLength);
        reason.Property(r => r.ByName).HasMaxLength(ActivityBody.NameLength);
    }
}
