using Linli.RegistryService.Data;
using Linli.RegistryService.Pairs;
using Linli.RegistryService.Volunteers;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Linli.RegistryService.Beneficiaries;

/// <summary>
/// Erases what has run out, by itself: at the start and every six hours, so that an outage delays it by no more. Sets of rows, one
/// transaction each; whatever another instance has locked is that one's to erase.
/// </summary>
internal sealed class Retention(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Retention> logger) : BackgroundService
{
    private const int BatchSize = 500;
    private const string RunOut = "retention";
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await EraseAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or DbUpdateException or InvalidOperationException { InnerException: NpgsqlException })
            {
                logger.LogWarning(e, "What has run out stays until the next turn");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <returns>How many people were erased.</returns>
    public async Task<int> EraseAsync(CancellationToken ct)
    {
        var erased = 0;
        foreach (var tenant in await TenantsAsync(ct))
        {
            for (var last = BatchSize; last >= BatchSize;)
            {
                last = await EraseBatchAsync(tenant, ct);
                erased += last;
            }
        }

        if (erased > 0)
        {
            logger.LogInformation("{Number} beneficiaries and volunteers were erased because their time ran out", erased);
        }
        return erased;
    }

    private async Task<List<Guid>> TenantsAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RegistryDb>().AuditTenantsAsync(ct);
    }

    private async Task<int> EraseBatchAsync(Guid tenant, CancellationToken ct)
    {
        await using var scope = scopes.EnterTenant(tenant);
        var db = scope.ServiceProvider.GetRequiredService<RegistryDb>();
        var today = clock.Today();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var due = await db.Database.SqlQuery<Erasable>($"""
            SELECT id, community_id, kind FROM beneficiaries
            WHERE tenant_id = {tenant} AND retain_until < {today} ORDER BY retain_until LIMIT {BatchSize} FOR UPDATE SKIP LOCKED
            """).ToListAsync(ct);
        if (due.Count > 0)
        {
            await db.EraseAsync(due, RunOut, clock, ct);
        }
        if (await db.ForgetOldNamesAsync(today, ct) is > 0 and var forgotten)
        {
            db.Record(new("pair", "", AuditActions.Changed) { Reason = RunOut, Changes = new Dictionary<string, (object?, object?)> { ["forgotten"] = (null, forgotten) } });
            await db.SaveChangesAsync(ct);
        }
        var volunteers = await db.EraseRunOutAsync(BatchSize, clock, ct);
        await transaction.CommitAsync(ct);
        return due.Count + volunteers;
    }
}

internal static class RetentionRegistration
{
    internal static void AddRetention(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<Retention>().AddHostedService(provider => provider.GetRequiredService<Retention>());
}
