using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Linli.ServiceDefaults.Spreadsheets.Imports;

/// <summary>Removes imports that have run out, with all they hold, whosever they are. Two instances doing it at once is harmless.</summary>
internal sealed class ImportExpiry(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ImportExpiry> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RemoveAsync(stoppingToken);
            }
            catch (Npgsql.NpgsqlException e)
            {
                logger.LogWarning(e, "Removing old imports failed; the next turn tries again");
            }
        }
    }

    public async Task RemoveAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TenantDb>().Database.ExecuteSqlAsync($"SELECT remove_expired_imports()", ct);
    }
}
