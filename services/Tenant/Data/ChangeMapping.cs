using Linli.TenantService.Changes;
using Linli.TenantService.Communities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.TenantService.Data;

internal sealed class ChangeMapping : IEntityTypeConfiguration<Change>
{
    public void Configure(EntityTypeBuilder<Change> change)
    {
        change.Property(c => c.Kind).HasConversion<string>().HasMaxLength(12);
        change.Property(c => c.State).HasConversion<string>().HasMaxLength(12);
        change.Property(c => c.On).HasColumnName("on_day");
        change.Property(c => c.Name).HasMaxLength(Community.NameLength);
        change.Property(c => c.FormerName).HasMaxLength(Community.NameLength);
        change.HasIndex(c => new { c.TenantId, c.CommunityId });
    }
}

internal sealed class AnnouncedDayMapping : IEntityTypeConfiguration<AnnouncedDay>
{
    public void Configure(EntityTypeBuilder<AnnouncedDay> day)
    {
        day.Property(d => d.On).HasColumnName("on_day");
        day.HasOne<Change>().WithOne().HasForeignKey<AnnouncedDay>(d => new { d.TenantId, d.Id }).OnDelete(DeleteBehavior.Restrict);
    }
}
