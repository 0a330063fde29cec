using Linli.RegistryService.Data;
using Linli.RegistryService.Projects;
using Linli.RegistryService.UnitResources;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Linli.RegistryService.Needs;

/// <summary>
/// Ends needs, projects and resources whose day is over, by itself: at the start and every hour. Sets of rows, one transaction each; whatever
/// another instance has locked is that one's to end, and what has ended is not found again.
/// </summary>
internal sealed class NeedExpiry(IServiceScopeFactory scopes, TimeProvider clock, ILogger<NeedExpiry> logger) : BackgroundService
{
    private const int BatchSize = 500;
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await EndAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or DbUpdateException or InvalidOperationException { InnerException: NpgsqlException })
            {
                logger.LogWarning(e, "What has run out stays until the next turn");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <returns>How many of them ended.</returns>
    public async Task<int> EndAsync(CancellationToken ct)
    {
        var ended = 0;
        foreach (var tenant in await TenantsAsync(ct))
        {
            for (var last = BatchSize; last >= BatchSize;)
            {
                last = await EndBatchAsync(tenant, ct);
                ended += last;
            }
        }
        return ended;
    }

    private async Task<List<Guid>> TenantsAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RegistryDb>().AuditTenantsAsync(ct);
    }

    private async Task<int> EndBatchAsync(Guid tenant, CancellationToken ct)
    {
        await using var scope = scopes.EnterTenant(tenant);
        var db = scope.ServiceProvider.GetRequiredService<RegistryDb>();
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var needs = await db.Needs.FromSql($"""
            SELECT *, xmin FROM needs WHERE tenant_id = {tenant} AND state = 'Open' AND wanted_by < {today} AND recorded_on < {today}
            ORDER BY id LIMIT {BatchSize} FOR UPDATE SKIP LOCKED
            """).ToListAsync(ct);
        foreach (var need in needs)
        {
            need.RunOut(today);
            db.TellState(need, NeedState.Open, now, today);
        }
        var projects = await db.Projects.FromSql($"""
            SELECT *, xmin FROM projects WHERE tenant_id = {tenant} AND state = 'Proposed' AND due_on < {today} AND recorded_on < {today}
            ORDER BY id LIMIT {BatchSize} FOR UPDATE SKIP LOCKED
            """).ToListAsync(ct);
        foreach (var project in projects)
        {
            project.RunOut(today);
            db.TellState(project, ProjectState.Proposed, now, today);
        }
        var resources = await db.Resources.FromSql($"""
            SELECT *, xmin FROM resources WHERE tenant_id = {tenant} AND ended_on IS NULL AND available_to < {today} AND offered_on < {today}
            ORDER BY id LIMIT {BatchSize} FOR UPDATE SKIP LOCKED
            """).ToListAsync(ct);
        foreach (var resource in resources)
        {
            resource.RunOut(today);
            db.TellEnded(resource, now);
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return needs.Count + projects.Count + resources.Count;
    }
}

internal static class NeedExpiryRegistration
{
    internal static void AddNeedExpiry(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<NeedExpiry>().AddHostedService(provider => provider.GetRequiredService<NeedExpiry>());
}
