using System.Text.Json;
using Linli.TenantService.Notices;
using Linli.TenantService.Settings;
using Linli.TenantService.Template;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.TenantService.Data;

internal sealed class CityTemplateMapping : IEntityTypeConfiguration<CityTemplate>
{
    public void Configure(EntityTypeBuilder<CityTemplate> template)
    {
        template.ToTable("city_templates");
        template.Property(t => t.Content).AsJson();
        template.HasIndex(t => new { t.TenantId, t.Number }).IsUnique();
        template.HasIndex(t => t.TenantId).IsUnique().HasFilter("published_at IS NULL").HasDatabaseName("ix_city_templates_draft");
    }
}

internal sealed class TenantSettingsMapping : IEntityTypeConfiguration<TenantSettingsRow>
{
    public void Configure(EntityTypeBuilder<TenantSettingsRow> settings)
    {
        settings.ToTable("tenant_settings");
        settings.Property(s => s.Overrides).AsJson();
    }
}

internal sealed class LogoMapping : IEntityTypeConfiguration<Logo>
{
    public void Configure(EntityTypeBuilder<Logo> logo)
    {
        logo.ToTable("logos");
        logo.Property(l => l.ContentType).HasMaxLength(20);
        logo.Property(l => l.Tag).HasMaxLength(16);
    }
}

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>, IEntityTypeConfiguration<NoticeRead>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.Property(n => n.Title).HasMaxLength(Notice.TitleLength);
        notice.Property(n => n.Text).HasMaxLength(Notice.TextLength);
        notice.HasIndex(n => new { n.TenantId, n.PublishedAt });
    }

    public void Configure(EntityTypeBuilder<NoticeRead> read)
    {
        read.ToTable("notice_reads");
        read.HasIndex(r => new { r.TenantId, r.PersonId, r.NoticeId }).IsUnique();
    }
}

internal static class JsonColumns
{
    /// <summary>A document that is read and replaced as a whole.</summary>
    public static void AsJson<T>(this PropertyBuilder<T> property) where T : class => property.HasColumnType("jsonb").HasConversion(
        document => JsonSerializer.Serialize(document, JsonSerializerOptions.Web),
        text => JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web)!);
}
