using Linli.IdentityService.Access;
using Linli.IdentityService.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.IdentityService.Data;

/// <summary>Checks, policies and the function that tells the operators: Data/Sql/0006-support.sql.</summary>
internal sealed class SupportDoorMapping : IEntityTypeConfiguration<SupportDoor>
{
    public const int ReasonLength = 200;

    public void Configure(EntityTypeBuilder<SupportDoor> builder)
    {
        builder.ToTable("support_door");
        builder.Property(d => d.Extent).HasMaxLength(40);
        builder.Property(d => d.Reason).HasMaxLength(ReasonLength);
        // The people are not referred to: whoever opened a door may leave, and the history stays as it was.
        builder.HasIndex(d => d.TenantId).IsUnique().HasFilter("ended_at IS NULL").HasDatabaseName("ux_support_door_open");
    }
}

internal sealed class SupportVisitMapping : IEntityTypeConfiguration<SupportVisit>
{
    public void Configure(EntityTypeBuilder<SupportVisit> builder)
    {
        builder.ToTable("support_visit");
        builder.HasOne<SupportDoor>().WithMany().HasForeignKey(v => new { v.TenantId, v.DoorId }).OnDelete(DeleteBehavior.Cascade);
    }
}
