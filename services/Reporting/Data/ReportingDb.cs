using Linli.ReportingService.City;
using Linli.ReportingService.Figures;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Linli.ReportingService.Data;

internal sealed class ReportingDb(DbContextOptions<ReportingDb> options) : TenantDb(options)
{
    /// <inheritdoc/>
    /// <remarks>Figures are counted from what the others tell, and can be counted again.</remarks>
    protected override IReadOnlySet<Type> NotAudited => Spared;

    private static readonly IReadOnlySet<Type> Spared = new HashSet<Type> { typeof(Fact), typeof(Figure), typeof(Community), typeof(CityTenant), typeof(CityStanding), typeof(CityTrend) };

    public DbSet<Fact> Facts => Set<Fact>();
    public DbSet<Figure> Figures => Set<Figure>();
    public DbSet<Community> Communities => Set<Community>();
    public DbSet<CityTenant> CityTenants => Set<CityTenant>();
    public DbSet<CityStanding> CityStandings => Set<CityStanding>();
    public DbSet<CityTrend> CityTrends => Set<CityTrend>();
}
