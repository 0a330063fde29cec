using Linli.Contracts;
using Linli.ServiceDefaults.Tenancy;
using Linli.TenantService.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Linli.TenantService.Exports;

/// <summary>
/// Does what was asked for, one archive after the other, and removes what has expired. The wish is a row, so a restart loses none; of several
/// instances the one whose lease it is works, and when that is gone another starts the archive over.
/// </summary>
internal sealed class ExportWorker(TenantWork work, ExportSignal signal, TimeProvider clock, ILogger<ExportWorker> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var (tenant, export, expired) in await DueAsync(stoppingToken))
                {
                    await (expired ? RemoveAsync(tenant, export, stoppingToken) : WriteAsync(tenant, export, stoppingToken));
                }

                await signal.WaitAsync(LookEvery, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or DbUpdateException or InvalidOperationException { InnerException: NpgsqlException })
            {
                logger.LogWarning(e, "Exports wait: the database is away");
                await signal.WaitAsync(LookEvery, stoppingToken);
            }
        }
    }

    private async Task<List<(Guid Tenant, Guid Export, bool Expired)>> DueAsync(CancellationToken ct)
    {
        await using var scope = work.In(City.Id);
        var now = clock.GetUtcNow();
        var due = await scope.ServiceProvider.GetRequiredService<DirectoryDb>().Exports.AsNoTracking()
            .Where(e => e.State == Export.Waiting || (e.State == Export.Running && e.LeasedUntil < now) || (e.State == Export.Done && e.ExpiresAt < now))
            .OrderBy(e => e.Id).Select(e => new { e.TenantId, e.Id, e.State }).ToListAsync(ct);
        return [.. due.Select(e => (e.TenantId, e.Id, e.State == Export.Done))];
    }

    private async Task WriteAsync(Guid tenant, Guid id, CancellationToken ct)
    {
        await using var scope = work.In(tenant);
        var writing = ActivatorUtilities.CreateInstance<ExportJob>(scope.ServiceProvider);
        if (!await writing.BeginAsync(id, ct))
        {
            return;
        }

        try
        {
            await writing.RunAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            logger.LogInformation("Export {Export} was stopped", id);
            await writing.ClearAsync(ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is not NpgsqlException { IsTransient: true })
        {
            logger.LogError(e, "Export {Export} failed", id);
            await writing.FailAsync(ct);
        }
    }

    private async Task RemoveAsync(Guid tenant, Guid id, CancellationToken ct)
    {
        await using var scope = work.In(tenant);
        var db = scope.ServiceProvider.GetRequiredService<DirectoryDb>();
        var export = await db.Exports.SingleAsync(e => e.Id == id, ct);
        export.Expire();
        await db.SaveChangesAsync(ct);
        await db.ExportChunks.Where(c => c.ExportId == id).ExecuteDeleteAsync(ct);
    }
}
