using Linli.ServiceDefaults.Tenancy;
using Linli.ServiceDefaults.Transfer;
using Microsoft.EntityFrameworkCore;

namespace Linli.ReportingService.City;

/// <summary>
/// The city's own months hold no tenant, so a sub-district's part of them neither goes with its rows nor comes with them: it is taken out by its
/// figures when it is deleted, and added by them when it is imported.
/// </summary>
internal static class TrendOfTenant
{
    public static void AddTrendOfTenants(this IServiceCollection services)
    {
        services.AddSingleton<TenantRemains>(async (db, ct) =>
        {
            await ShiftAsync(db, -1, ct);
            return 0;
        });
        services.AddSingleton<AfterArrival>((db, _, ct) => ShiftAsync(db, +1, ct));
    }

    private static Task<int> ShiftAsync(TenantDb db, int sign, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(Sql, [CityTrend.BucketOf(db.TenantId!.Value), sign, db.TenantId!.Value], ct);

    private static readonly string Sql = $$"""
        INSERT INTO city_trends AS t (bucket, month, work_area, {{string.Join(", ", Rollup.Doings)}})
        SELECT {0}, f.month, f.work_area, {{string.Join(", ", Rollup.Doings.Select(m => $"{{1}} * coalesce(sum(f.value) FILTER (WHERE f.metric = '{m}'), 0)"))}}
        FROM figures f WHERE f.tenant_id = {2} AND f.metric IN ({{string.Join(", ", Rollup.Doings.Select(m => $"'{m}'"))}})
        GROUP BY f.month, f.work_area ORDER BY f.month, f.work_area
        ON CONFLICT (month, work_area, bucket) DO UPDATE SET {{string.Join(", ", Rollup.Doings.Select(m => $"{m} = t.{m} + excluded.{m}"))}}
        """;
}
