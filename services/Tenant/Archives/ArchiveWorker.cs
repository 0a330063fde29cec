using Linli.Contracts;
using Linli.ServiceDefaults.Tenancy;
using Linli.ServiceDefaults.Transfer;
using Linli.TenantService.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Linli.TenantService.Archives;

/// <summary>
/// Imports what was told to be, one archive after the other, and removes those that have run out. The wish is a row, so a restart loses none; of several
/// instances the one whose lease it is works.
/// </summary>
internal sealed class ArchiveWorker(TenantWork work, ArchiveSignal signal, TimeProvider clock, ILogger<ArchiveWorker> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var archive in await DueAsync(stoppingToken))
                {
                    await ImportAsync(archive, stoppingToken);
                }

                await signal.WaitAsync(LookEvery, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or DbUpdateException or HttpRequestException or InvalidOperationException { InnerException: NpgsqlException })
            {
                logger.LogWarning(e, "Imports wait: the database or a service is away");
                await Task.Delay(LookEvery, clock, stoppingToken);
            }
        }
    }

    private async Task<List<Guid>> DueAsync(CancellationToken ct)
    {
        await using var scope = work.In(City.Id);
        var db = scope.ServiceProvider.GetRequiredService<DirectoryDb>();
        var now = clock.GetUtcNow();
        foreach (var old in await db.Archives.Where(a => a.ExpiresAt < now && (a.State == Archive.Ready || a.State == Archive.Failed)).ToListAsync(ct))
        {
            await db.RemoveAsync(old, ct);
        }

        return await db.Archives.Where(a => (a.State == Archive.Running || a.State == Archive.Stopping) && a.LeasedUntil <= now).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(ct);
    }

    private async Task ImportAsync(Guid id, CancellationToken ct)
    {
        await using var scope = work.In(City.Id);
        var job = ActivatorUtilities.CreateInstance<ArchiveJob>(scope.ServiceProvider);
        if (!await job.BeginAsync(id, ct))
        {
            return;
        }

        try
        {
            await job.RunAsync(ct);
        }
        catch (Exception e) when (IsConflict(e))
        {
            logger.LogInformation("Import {Archive} was stopped", id);
            await job.StopAsync(ct);
        }
        catch (ArrivalRefusedException e)
        {
            logger.LogWarning(e, "Import {Archive} was refused", id);
            await job.FailAsync(e.Code, e.Args, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is not NpgsqlException { IsTransient: true })
        {
            logger.LogError(e, "Import {Archive} failed", id);
            await job.FailAsync("archive.interrupted", [], ct);
        }
    }

    /// <summary>Noticed while rows are on their way, it comes wrapped by what sends them.</summary>
    private static bool IsConflict(Exception? e) => e is not null && (e is DbUpdateConcurrencyException || IsConflict(e.InnerException));
}

/// <summary>Wakes the worker as soon as somebody starts an import.</summary>
internal sealed class ArchiveSignal : IDisposable
{
    private readonly SemaphoreSlim signal = new(0);

    public void Wake() => signal.Release();

    public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => signal.WaitAsync(atMost, ct);

    public void Dispose() => signal.Dispose();
}
