using Linli.Bench.Stand;
using Linli.RegistryService.Data;
using Npgsql;

namespace Linli.Bench.Tenancy;

/// <summary>S4: round trips and statements of Registry's own handlers, with the tenant told to the database and without, counted on the wire.</summary>
internal static class TenantSettingCost
{
    private const int WarmUp = 12;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run, CancellationToken ct)
    {
        var server = await run.RegistryAsync(ct);
        var calls = await RegistryCalls.SomewhereAsync(server.Superuser.ConnectionString, ct);
        await using var superuser = NpgsqlDataSource.Create(server.Through(server.Superuser).ConnectionString);
        var silent = server.WithoutTenant(superuser);
        return
        [
            await CompareAsync("read of one unit", calls.UnitAsync, "Registry's handlers in this process through a proxy that reads PostgreSQL's protocol; control: the same handlers on a context without the tenant's interceptor; everything prepared, median of many calls"),
            await CompareAsync("list of units (count and page)", calls.UnitsAsync, null),
            await CompareAsync("write of a unit (check, row, event)", calls.RegisterAsync, null),
        ];

        async Task<Figure> CompareAsync(string what, Func<RegistryDb, CancellationToken, Task> call, string? how)
        {
            var times = run.IsQuick ? 10 : 50;
            var told = await server.Tap.CountAsync(() => CallAsync(server.Telling.CreateDbContext, call), WarmUp, times);
            var untold = await server.Tap.CountAsync(() => CallAsync(() => new RegistryDb(silent), call), WarmUp, times);
            var extra = told.RoundTrips - untold.RoundTrips;
            return new(what, Words(told), Words(untold), $"{extra:+0;-0;+0} trips", "+0 trips", extra <= 0, how);
        }

        async Task CallAsync(Func<RegistryDb> open, Func<RegistryDb, CancellationToken, Task> call)
        {
            await using var db = open();
            db.Enter(calls.Tenant);
            await call(db, ct);
        }
    }

    private static string Words((double RoundTrips, double Statements) count) => $"{count.RoundTrips:0.#} trips, {count.Statements:0.#} statements";
}
