using Linli.ReportingService.City;
using Linli.ReportingService.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.ReportingService.Data;

internal sealed class FactMapping : IEntityTypeConfiguration<Fact>
{
    public void Configure(EntityTypeBuilder<Fact> builder)
    {
        builder.HasKey(f => new { f.TenantId, f.Subject, f.What, f.Id });
        builder.Property(f => f.Kind).HasMaxLength(50);
        builder.Property(f => f.WorkArea).HasMaxLength(50);
        builder.Ignore(f => f.Stands).Ignore(f => f.Key);
        builder.HasIndex(f => new { f.TenantId, f.SaidAt }).IsDescending(false, true);
    }
}

internal sealed class FigureMapping : IEntityTypeConfiguration<Figure>
{
    public void Configure(EntityTypeBuilder<Figure> builder)
    {
        builder.HasKey(f => new { f.TenantId, f.CommunityId, f.Metric, f.Kind, f.WorkArea, f.Month });
        builder.Property(f => f.Metric).HasMaxLength(50);
        builder.Property(f => f.Kind).HasMaxLength(50);
        builder.Property(f => f.WorkArea).HasMaxLength(50);
    }
}

internal sealed class CommunityMapping : IEntityTypeConfiguration<Community>
{
    public void Configure(EntityTypeBuilder<Community> builder)
    {
        builder.HasKey(c => new { c.TenantId, c.Id });
        builder.Property(c => c.Name).HasMaxLength(200);
        builder.Property(c => c.Code).HasMaxLength(20);
    }
}

internal sealed class CityTenantMapping : IEntityTypeConfiguration<CityTenant>
{
    public void Configure(EntityTypeBuilder<CityTenant> builder)
    {
        builder.HasKey(t => t.TenantId);
        builder.Property(t => t.TenantId).ValueGeneratedNever();
        builder.Property(t => t.Name).HasMaxLength(200);
        builder.Property(t => t.Code).HasMaxLength(20);
    }
}

internal sealed class CityStandingMapping : IEntityTypeConfiguration<CityStanding>
{
    public void Configure(EntityTypeBuilder<CityStanding> builder)
    {
        builder.HasKey(s => new { s.TenantId, s.Month, s.WorkArea });
        builder.Property(s => s.WorkArea).HasMaxLength(50);
        // The one index that does not begin with the tenant: the city ranks all tenants of one month.
        builder.HasIndex(s => s.Month).HasFilter("work_area = ''");
    }
}

internal sealed class CityTrendMapping : IEntityTypeConfiguration<CityTrend>
{
    public void Configure(EntityTypeBuilder<CityTrend> builder)
    {
        builder.HasKey(t => new { t.Month, t.WorkArea, t.Bucket });
        builder.Property(t => t.WorkArea).HasMaxLength(50);
    }
}
