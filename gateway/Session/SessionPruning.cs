using Npgsql;

namespace Linli.Gateway.Session;

/// <summary>Once a minute: forget what memory no longer needs, delete the sessions that are over.</summary>
internal sealed class SessionPruning(SessionTable table, SessionCache cache, ILogger<SessionPruning> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        do
        {
            cache.Forget();
            try
            {
                var pruned = await table.PruneAsync(stoppingToken);
                logger.LogDebug("{Count} sessions are over", pruned);
            }
            catch (NpgsqlException e)
            {
                logger.LogWarning(e, "Sessions could not be pruned");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
