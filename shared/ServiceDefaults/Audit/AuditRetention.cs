using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Linli.ServiceDefaults.Audit;

/// <summary>
/// Lets old segments go, whole and from the beginning of the chain, after <c>Linli:AuditDays</c> (three years unless said; never
/// less than half a year), and writes each chain's head into the log: outside the database, where it bears witness later.
/// </summary>
internal sealed class AuditRetention(IServiceScopeFactory scopes, AuditKey key, IConfiguration configuration, TimeProvider clock, ILogger<AuditRetention> logger) : BackgroundService
{
    private const int LeastDays = 185;
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    private readonly int days = configuration.GetValue("Linli:AuditDays", 3 * 365) is var kept and >= LeastDays ? kept
        : throw new InvalidOperationException($"Linli:AuditDays: the audit is kept for at least {LeastDays} days.");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await PruneAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or DbUpdateException or IOException or InvalidOperationException)
            {
                logger.LogWarning(e, "Old audit entries stay until the next turn");
            }
        }
    }

    /// <returns>How many entries left.</returns>
    public async Task<long> PruneAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TenantDb>();
        var gone = 0L;
        foreach (var tenant in await db.AuditTenantsAsync(ct))
        {
            gone += await PruneAsync(db, tenant, ct);
            var head = await AuditHead.OfAsync(db, ct);
            logger.LogInformation("Audit of {Tenant} stands at segment {Number}, {Hash}", tenant, head.Number, Convert.ToHexStringLower(head.Hash));
        }

        return gone;
    }

    private async Task<long> PruneAsync(TenantDb db, Guid tenant, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.EnterAsync(tenant, ct);
        var now = AuditKey.Now(clock);
        var until = now.AddDays(-days);
        // The oldest segments up to the first that holds something young enough to stay.
        var firstToStay = await db.Set<AuditSeal>().Where(s => s.LastAt >= until).OrderBy(s => s.Number).Select(s => (long?)s.Number).FirstOrDefaultAsync(ct) ?? long.MaxValue;
        var last = await db.Set<AuditSeal>().AsNoTracking().Where(s => s.Number < firstToStay).OrderByDescending(s => s.Number).FirstOrDefaultAsync(ct);
        if (last is null)
        {
            return 0;
        }

        var start = new AuditBase { TenantId = tenant, Number = last.Number, Hash = last.Hash, Through = last.LastAt, At = now };
        await db.AppendAsync(new AuditBase { TenantId = tenant, Number = start.Number, Hash = start.Hash, Through = start.Through, At = now, Mac = key.Of(start) }, ct);
        var gone = (await db.Database.SqlQuery<long>($"SELECT prune_audit({tenant}, {last.Number}) AS \"Value\"").ToListAsync(ct))[0];
        await transaction.CommitAsync(ct);
        return gone;
    }
}
