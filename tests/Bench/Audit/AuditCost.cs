using System.Diagnostics;
using Linli.Bench.Load;
using Linli.Bench.Stand;
using Linli.Bench.Tenancy;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Linli.Bench.Audit;

/// <summary>What the audit costs a write: entry and waiting list in the same save, and the seals that follow.</summary>
internal static class AuditCost
{
    private const int Writers = 8;
    private static readonly Guid[] Tenants = [.. Enumerable.Range(0, 10).Select(_ => Guid.CreateVersion7())];

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run, CancellationToken ct)
    {
        var server = await run.RegistryAsync(ct);
        await using var superuser = NpgsqlDataSource.Create(server.Superuser.ConnectionString);
        await using (var table = superuser.CreateCommand(Visit.Table))
        {
            await table.ExecuteNonQueryAsync(ct);
        }

        await using var audited = await OpenAsync<AuditedDb>(server, ct);
        await using var control = await OpenAsync<UnauditedDb>(server, ct);
        var length = TimeSpan.FromSeconds(run.IsQuick ? 2 : 8);
        await WriteAsync<AuditedDb>(audited, TimeSpan.FromSeconds(2), superuser, ct);
        await WriteAsync<UnauditedDb>(control, TimeSpan.FromSeconds(2), superuser, ct);
        var rounds = await Rounds.InterleaveAsync(run.IsQuick ? 3 : 7, () => WriteAsync<AuditedDb>(audited, length, superuser, ct), () => WriteAsync<UnauditedDb>(control, length, superuser, ct));
        var (with, without) = (rounds.Median(r => r.A), rounds.Median(r => r.B));
        return
        [
            new("writes with their audit, sealed", $"{with:0}/s", $"{without:0}/s", $"{rounds.Median(r => r.A / r.B):0.00}",
                How: $"one row of seven columns a save, {Writers} at a time for {Tenants.Length} tenants, until the last entry has its seal; control: the same context with the row left out of the audit; they take turns"),
        ];
    }

    private static async Task<WebApplication> OpenAsync<TDb>(RegistryServer server, CancellationToken ct) where TDb : TenantDb
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["ConnectionStrings:bench"] = new NpgsqlConnectionStringBuilder(server.App.ConnectionString) { MaxPoolSize = Writers }.ConnectionString;
        builder.Configuration["Linli:AuditKey"] = Convert.ToBase64String(new byte[32]);
        builder.Services.AddScoped<TenantContext>();
        builder.AddTenantDatabase<TDb>("bench");
        builder.Services.AddAuditWork();
        var app = builder.Build();
        await app.StartAsync(ct);
        return app;
    }

    /// <returns>Writes per second, the sealing of what they left included.</returns>
    private static async Task<double> WriteAsync<TDb>(WebApplication app, TimeSpan length, NpgsqlDataSource superuser, CancellationToken ct) where TDb : TenantDb
    {
        var scopes = app.Services.GetRequiredService<IServiceScopeFactory>();
        var watch = Stopwatch.StartNew();
        var written = await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            var count = 0;
            while (watch.Elapsed < length)
            {
                await using var scope = scopes.EnterTenant(Tenants[(writer + count) % Tenants.Length]);
                var db = scope.ServiceProvider.GetRequiredService<TDb>();
                db.Add(new Visit { CommunityId = Tenants[0], Name = "市文化馆", Address = "军民路 12 号", Kind = "institution", Number = count++, Plan = "每季度一次联合活动", At = DateTimeOffset.UtcNow });
                await db.SaveChangesAsync(ct);
            }

            return count;
        }));
        await SealedAsync(superuser, ct);
        return written.Sum() / watch.Elapsed.TotalSeconds;
    }

    private static async Task SealedAsync(NpgsqlDataSource superuser, CancellationToken ct)
    {
        await using var waiting = superuser.CreateCommand("SELECT EXISTS (SELECT FROM audit_pending)");
        while ((bool)(await waiting.ExecuteScalarAsync(ct))!)
        {
            await Task.Delay(20, ct);
        }
    }
}
