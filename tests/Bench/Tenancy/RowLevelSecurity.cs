using Linli.Bench.Load;
using Linli.Bench.Stand;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Linli.Bench.Tenancy;

/// <summary>
/// S3: the statements that Registry's handlers send, prepared, over plain Npgsql: as the service's role under its policies, and as
/// superuser, where only their WHERE tenant_id remains.
/// </summary>
internal static class RowLevelSecurity
{
    private const int Concurrency = 4;
    private const double Goal = 0.97;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run, CancellationToken ct)
    {
        var server = await run.RegistryAsync(ct);
        await using var superuser = NpgsqlDataSource.Create(server.Superuser.ConnectionString);
        await using var app = NpgsqlDataSource.Create(server.App.ConnectionString);
        var withoutTenant = server.WithoutTenant(superuser);
        var calls = await RegistryCalls.SomewhereAsync(server.Superuser.ConnectionString, ct);
        var others = await ManyTenants.SampleAsync(server.Superuser.ConnectionString, 200, ct);
        var plans = await LookAtPlansAsync(app, withoutTenant, calls, ct);
        return
        [
            .. await CompareAsync("item", calls.UnitAsync, $"the unit's statement for random units of random tenants among {run.Tenants}, {Concurrency} connections, prepared, as superuser with its WHERE tenant_id and as the service's role, tenant set once for a session"),
            .. await CompareAsync("list", calls.UnitsAsync, null),
            plans,
        ];

        async Task<IReadOnlyList<Figure>> CompareAsync(string what, Func<RegistryDb, CancellationToken, Task> call, string? how)
        {
            var statement = (await SentStatement.OfAsync(withoutTenant, calls.Tenant, call, ct))[^1];
            var round = run.Round / 2;
            foreach (var way in Enum.GetValues<Way>())
            {
                await RoundAsync(way, run.WarmUp / 4);
            }

            var rounds = new List<(double Explicit, double Policy, double Batch)>();
            for (var i = 0; i < run.Pairs; i++)
            {
                rounds.Add((await RoundAsync(Way.Explicit, round), await RoundAsync(Way.Policy, round), await RoundAsync(Way.Batch, round)));
            }

            return
            [
                Judge($"{what}, policy alone", r => r.Policy, how),
                Judge($"{what}, tenant set in the batch", r => r.Batch, how is null ? null : "the same with set_config in front of each statement, as a request sends it: what the policy and telling the tenant cost together"),
            ];

            Figure Judge(string name, Func<(double Explicit, double Policy, double Batch), double> of, string? explanation)
            {
                var ratio = rounds.Median(r => of(r) / r.Explicit);
                return new(name, $"{rounds.Median(of):0}/s", $"{rounds.Median(r => r.Explicit):0}/s", $"{ratio:0.000}", $"≥ {Goal:0.00}", ratio >= Goal, explanation);
            }

            async Task<double> RoundAsync(Way way, TimeSpan duration)
            {
                var askers = new List<Asker>();
                try
                {
                    for (var i = 0; i < Concurrency; i++)
                    {
                        askers.Add(await Asker.OpenAsync(way == Way.Explicit ? superuser : app, way, statement, calls, others[Random.Shared.Next(others.Count)], ct));
                    }

                    return (await Generator.FloodAsync(Concurrency, duration, (asker, stop) => askers[asker].AskAsync(stop), ct)).PerSecond;
                }
                finally
                {
                    foreach (var asker in askers)
                    {
                        await asker.DisposeAsync();
                    }
                }
            }
        }
    }

    private static async Task<Figure> LookAtPlansAsync(NpgsqlDataSource app, DbContextOptions<RegistryDb> withoutTenant, RegistryCalls calls, CancellationToken ct)
    {
        var (looked, straying) = (0, 0);
        foreach (var (name, call) in calls.Reads)
        {
            foreach (var statement in await SentStatement.OfAsync(withoutTenant, calls.Tenant, call, ct))
            {
                foreach (var forAllValues in (bool[])[false, true])
                {
                    var scans = await Plans.StrayingScansAsync(app, calls.Tenant, statement, forAllValues, ct);
                    looked++;
                    straying += scans.Count > 0 ? 1 : 0;
                    scans.ToList().ForEach(scan => Report.Say($"S3  {name}, {(forAllValues ? "generic" : "custom")} plan: {scan}"));
                }
            }
        }

        return new("plans in which a scan leaves the tenant", $"{straying}", null, $"of {looked}", "0", straying == 0,
            "EXPLAIN EXECUTE of every statement that Registry's item and list handlers send, custom and generic plan, as the service's role; each scan's Index Cond must hold tenant_id");
    }

    private enum Way { Explicit, Policy, Batch }

    /// <summary>One connection with the statement prepared, asking for one tenant's rows.</summary>
    private sealed class Asker(NpgsqlConnection connection, NpgsqlCommand command, NpgsqlParameter? unit, Guid[] units, int skipped) : IAsyncDisposable
    {
        public static async Task<Asker> OpenAsync(
            NpgsqlDataSource database, Way way, SentStatement statement, RegistryCalls calls, (Guid Id, Guid[] Units) tenant, CancellationToken ct)
        {
            var connection = await database.OpenConnectionAsync(ct);
            if (way == Way.Policy)
            {
                await using var enter = new NpgsqlCommand($"SET app.tenant_id = '{tenant.Id}'", connection);
                await enter.ExecuteNonQueryAsync(ct);
            }

            var command = statement.Command(connection, new Dictionary<Guid, Guid> { [calls.Tenant] = tenant.Id });
            var unit = command.Parameters.SingleOrDefault(p => p.Value is Guid id && id == calls.Unit);
            if (way == Way.Batch)
            {
                TenantSetting.Prefix(command, tenant.Id);
            }

            await command.PrepareAsync(ct);
            return new(connection, command, unit, tenant.Units, way == Way.Batch ? 1 : 0);
        }

        public async Task AskAsync(CancellationToken ct)
        {
            if (unit is not null)
            {
                unit.Value = units[Random.Shared.Next(units.Length)];
            }

            await using var reader = await command.ExecuteReaderAsync(ct);
            for (var i = 0; i < skipped; i++)
            {
                await reader.NextResultAsync(ct);
            }

            var rows = 0;
            while (await reader.ReadAsync(ct))
            {
                rows++;
            }

            if (rows == 0)
            {
                throw new InvalidOperationException("No row came back: something else is measured here.");
            }
        }

        public async ValueTask DisposeAsync()
        {
            await command.DisposeAsync();
            await using (connection)
            {
                // The pool does not clean up between leases.
                await using var leave = new NpgsqlCommand("RESET app.tenant_id", connection);
                await leave.ExecuteNonQueryAsync();
            }
        }
    }
}
