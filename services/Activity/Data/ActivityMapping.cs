using Linli.ActivityService.Activities;
using Linli.ActivityService.Directory;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.ActivityService.Data;

internal sealed class ActivityMapping : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> builder)
    {
        builder.ToTable("activity", t => t.HasCheckConstraint("ck_activity_times", "ends_at > starts_at"));
        builder.Property(a => a.Kind).HasMaxLength(20);
        builder.Property(a => a.Title).HasMaxLength(ActivityBody.TitleLength).UseCollation(ActivityDb.NameOrder);
        builder.Property(a => a.Theme).HasMaxLength(ActivityBody.TitleLength);
        builder.Property(a => a.WorkArea).HasMaxLength(20);
        builder.Property(a => a.Place).HasMaxLength(ActivityBody.NameLength);
        builder.Property(a => a.On).HasColumnName("on_day");
        builder.Property(a => a.Host).HasMaxLength(ActivityBody.NameLength);
        builder.Property(a => a.Partner).HasMaxLength(ActivityBody.NameLength);
        builder.Property(a => a.State).HasConversion<string>().HasMaxLength(10);
        builder.Property(a => a.CancelReason).HasMaxLength(ActivityBody.ReasonLength);
        builder.Ignore(a => a.LengthMinutes);
        builder.ComplexCollection(a => a.Programme, item => item.ToJson("programme"));
        builder.ComplexProperty(a => a.News!, news =>
        {
            news.Property(n => n.Title).HasMaxLength(ActivityBody.TitleLength);
            news.Property(n => n.Text).HasMaxLength(ActivityBody.TextLength);
            news.Property(n => n.Source).HasMaxLength(ActivityBody.NameLength);
            news.Property(n => n.Author).HasMaxLength(ActivityBody.NameLength);
            news.Property(n => n.On).HasColumnName("news_on_day");
        });
        builder.HasMany(a => a.Organisers).WithOne().HasForeignKey(o => new { o.TenantId, o.ActivityId });
        builder.HasOne<Community>().WithMany().HasForeignKey(a => new { a.TenantId, a.CommunityId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.TenantId, a.StartsAt, a.Id });
        builder.HasIndex(a => new { a.TenantId, a.CommunityId, a.StartsAt, a.Id });
        builder.HasIndex(a => new { a.TenantId, a.Title, a.Id });
    }
}

internal sealed class OrganiserMapping : IEntityTypeConfiguration<Organiser>
{
    public void Configure(EntityTypeBuilder<Organiser> builder)
    {
        builder.ToTable("organiser");
        builder.HasIndex(o => new { o.TenantId, o.ActivityId, o.UnitId }).IsUnique();
        builder.HasIndex(o => new { o.TenantId, o.UnitId });
        builder.HasOne<Unit>().WithMany().HasForeignKey(o => new { o.TenantId, o.UnitId }).OnDelete(DeleteBehavior.Restrict);
    }
}
