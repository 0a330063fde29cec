using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Linli.ServiceDefaults.Audit;

/// <summary>
/// Links committed entries into their tenant's chain, about a quarter of a second after they were written: a chain needs an order,
/// and giving it within each write would make a tenant's writes wait for one another (docs/decisions/0014-audit.md).
/// </summary>
internal sealed class AuditSealer(IServiceScopeFactory scopes, AuditKey key, AuditSignal signal, TimeProvider clock, ILogger<AuditSealer> logger) : BackgroundService
{
    private const int BatchSize = 500;

    /// <summary>An import saves a thousand entries at once: as many saves of it as of small ones would fill the memory.</summary>
    private const int Entries = 5_000;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);
    /// <summary>What is written meanwhile is sealed together: one segment instead of many.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await signal.WaitAsync(Poll, stoppingToken);
                await Task.Delay(Gather, clock, stoppingToken);
                while (await SealAsync(stoppingToken))
                {
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or DbUpdateException or IOException or InvalidOperationException or OperationCanceledException)
            {
                logger.LogWarning(e, "Audit entries wait for their seal");
            }
        }
    }

    /// <returns>Whether there may be more.</returns>
    public async Task<bool> SealAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TenantDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var found = await db.Set<AuditPending>()
            .FromSql($"SELECT * FROM audit_pending ORDER BY id LIMIT {BatchSize} FOR UPDATE SKIP LOCKED").AsNoTracking().ToListAsync(ct);
        if (found.Count == 0)
        {
            return false;
        }

        var entries = 0;
        var pending = found.TakeWhile(p => (entries += p.Entries.Length) <= Entries || entries == p.Entries.Length).ToList();

        // Always the same order: two instances that lock tenants crosswise would block each other.
        foreach (var tenant in pending.GroupBy(p => p.TenantId).OrderBy(t => t.Key))
        {
            await db.EnterAsync(tenant.Key, ct);
            await SealAsync(db, tenant.Key, [.. tenant.SelectMany(p => p.Entries).Order()], ct);
        }

        var done = pending.Select(p => p.Id).ToList();
        await db.Set<AuditPending>().Where(p => done.Contains(p.Id)).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
        return found.Count == BatchSize || pending.Count < found.Count;
    }

    private async Task SealAsync(TenantDb db, Guid tenant, Guid[] ids, CancellationToken ct)
    {
        // One segment after the other. A statement of its own: the next one sees what the former holder committed.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('audit:' || {tenant.ToString()}, 0))", ct);
        var head = await AuditHead.OfAsync(db, ct);
        var found = await db.Set<AuditEntry>().AsNoTracking().Where(e => ids.Contains(e.Id)).OrderBy(e => e.Id).ToListAsync(ct);
        var genuine = found.Where(e => key.Of(e).AsSpan().SequenceEqual(e.Mac)).ToList();
        if (genuine.Count < ids.Length)
        {
            logger.LogError("Tenant {Tenant}: {Number} audit entries are gone or not ours before they were sealed", tenant, ids.Length - genuine.Count);
        }

        if (genuine.Count > 0)
        {
            await db.AppendAsync(key.Seal(tenant, head, genuine, AuditKey.Now(clock)), ct);
        }
    }
}

/// <summary>The end of a chain: where the next segment links on.</summary>
internal sealed record AuditHead(long Number, byte[] Hash)
{
    public static readonly AuditHead None = new(0, []);

    public static async Task<AuditHead> OfAsync(TenantDb db, CancellationToken ct) =>
        await db.Set<AuditSeal>().OrderByDescending(s => s.Number).Select(s => new AuditHead(s.Number, s.Hash)).FirstOrDefaultAsync(ct)
        ?? await db.Set<AuditBase>().OrderByDescending(b => b.Number).Select(b => new AuditHead(b.Number, b.Hash)).FirstOrDefaultAsync(ct)
        ?? None;
}

internal static class AuditSealing
{
    public static AuditSeal Seal(this AuditKey key, Guid tenant, AuditHead head, IReadOnlyList<AuditEntry> entries, DateTimeOffset now)
    {
        var seal = new AuditSeal
        {
            TenantId = tenant,
            Number = head.Number + 1,
            At = now,
            LastAt = entries.Max(e => e.At),
            Entries = [.. entries.Select(e => e.Id)],
            Macs = [.. entries.SelectMany(e => e.Mac)],
            Previous = head.Hash,
        };
        return new()
        {
            TenantId = seal.TenantId, Number = seal.Number, At = seal.At, LastAt = seal.LastAt, Entries = seal.Entries, Macs = seal.Macs, Previous = seal.Previous,
            Hash = key.Of(seal),
        };
    }
}
