using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Linli.RegistryService.Agreements;

/// <summary>
/// Lets agreements begin and run out when their day begins in China, and tells once of those that are due for renewal; at the start
/// whatever fell due while the service was down. Between midnights only the date is looked at.
/// </summary>
internal sealed class AgreementDays(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AgreementDays> logger) : BackgroundService
{
    private const int BatchSize = 200;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        DateOnly? done = null;
        do
        {
            var today = clock.Today();
            if (done != today && await TryFollowAllAsync(today, stoppingToken))
            {
                done = today;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public async Task FollowAsync(Guid tenant, DateOnly today, CancellationToken ct)
    {
        for (var last = BatchSize; last == BatchSize;)
        {
            last = await FollowBatchAsync(tenant, today, ct);
        }
    }

    private async Task<bool> TryFollowAllAsync(DateOnly today, CancellationToken ct)
    {
        try
        {
            foreach (var tenant in await TenantsAsync(ct))
            {
                await FollowAsync(tenant, today, ct);
            }
            return true;
        }
        catch (Exception e) when (e is NpgsqlException or DbUpdateException or InvalidOperationException { InnerException: NpgsqlException })
        {
            logger.LogWarning(e, "Agreements whose day has come wait until the next turn");
            return false;
        }
    }

    private async Task<List<Guid>> TenantsAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RegistryDb>().AuditTenantsAsync(ct);
    }

    private async Task<int> FollowBatchAsync(Guid tenant, DateOnly today, CancellationToken ct)
    {
        await using var scope = scopes.EnterTenant(tenant);
        var db = scope.ServiceProvider.GetRequiredService<RegistryDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var followed = await db.FollowDueAsync(BatchSize, today, clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return followed;
    }
}

internal static class AgreementDaysRegistration
{
    internal static void AddAgreementDays(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<AgreementDays>().AddHostedService(provider => provider.GetRequiredService<AgreementDays>());
}
