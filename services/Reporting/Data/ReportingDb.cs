using Linli.ReportingService.City;
using Linli.ReportingService.Figures;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Linli.ReportingService.Data;

internal sealed class ReportingDb(DbContextOptions<ReportingDb> options) : TenantDb(options)
{
    public DbSet<Fact> Facts => Set<Fact>();
    public DbSet<Figure> Figures => Set<Figure>();
    public DbSet<Community> Communities => Set<Community>();
    public DbSet<CityTenant> CityTenants => Set<CityTenant>();
    public DbSet<CityStanding> CityStandings => Set<CityStanding>();
    public DbSet<CityTrend> CityTrends => Set<CityTrend>();
}
