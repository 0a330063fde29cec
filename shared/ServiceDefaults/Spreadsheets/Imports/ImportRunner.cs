using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Linli.ServiceDefaults.Spreadsheets.Imports;

/// <summary>Runs checks and imports beside the requests that asked for them, two at a time; the others wait their turn.</summary>
internal sealed class ImportRunner(IServiceScopeFactory scopes, ImportStates states, ILogger<ImportRunner> logger) : BackgroundService
{
    private const int AtOnce = 2;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);
    private readonly Channel<ImportJob> jobs = Channel.CreateUnbounded<ImportJob>();
    private readonly SemaphoreSlim turns = new(AtOnce);

    public void Start(ImportJob job) => jobs.Writer.TryWrite(job);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        List<Task> running = [];
        try
        {
            await foreach (var job in jobs.Reader.ReadAllAsync(stoppingToken))
            {
                running.RemoveAll(t => t.IsCompleted);
                running.Add(Task.Run(() => RunAsync(job, stoppingToken), CancellationToken.None));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(running);
        }
    }

    private async Task RunAsync(ImportJob job, CancellationToken stopping)
    {
        try
        {
            while (!await turns.WaitAsync(Beat, stopping))
            {
                await states.BeatAsync(job, 0, stopping);
            }

            try
            {
                await using var scope = scopes.CreateAsyncScope();
                job.Enter(scope.ServiceProvider);
                await scope.ServiceProvider.GetRequiredService<ImportRun>().RunAsync(job, stopping);
            }
            finally
            {
                turns.Release();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await TryAsync(job, () => states.ChangeAsync(job, (import, now) => import.Interrupt(now, null), CancellationToken.None));
        }
        catch (Exception e)
        {
            logger.LogError(e, "Import {Import} of {Noun} stopped", job.ImportId, job.Kind.Noun);
            await TryAsync(job, () => states.ChangeAsync(job, (import, now) => import.Interrupt(now, "unavailable"), CancellationToken.None));
        }
    }

    /// <summary>Where not even that can be said, the import's silence says it a minute later.</summary>
    private async Task TryAsync(ImportJob job, Func<Task> say)
    {
        try
        {
            await say();
        }
        catch (Exception e) when (e is Npgsql.NpgsqlException or InvalidOperationException or Microsoft.EntityFrameworkCore.DbUpdateException)
        {
            logger.LogWarning(e, "Import {Import} could not say that it stopped", job.ImportId);
        }
    }

    public override void Dispose()
    {
        turns.Dispose();
        base.Dispose();
    }
}
