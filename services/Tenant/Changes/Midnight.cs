using Linli.Contracts;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Tenancy;
using Linli.TenantService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Changes;

/// <summary>
/// Lets announced changes take effect when their day begins in China, and at the start whatever fell due while the service was down.
/// Each one is a transaction of its own under the directory's lock, so two instances do it once between them.
/// </summary>
internal sealed class Midnight(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Midnight> logger) : BackgroundService
{
    /// <summary>A timer runs on while a machine sleeps or its clock is set; between midnights only the date is looked at.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        DateOnly? done = null;
        while (true)
        {
            var today = clock.Today();
            if (done != today && await ApplyAllAsync(today, stoppingToken))
            {
                done = today;
            }

            await Task.Delay(done == today ? UntilTomorrow(today) : AfterFault, clock, stoppingToken);
        }
    }

    private TimeSpan UntilTomorrow(DateOnly today)
    {
        var left = ChinaTime.StartOf(today.AddDays(1)) - clock.GetUtcNow();
        return left <= TimeSpan.Zero ? TimeSpan.Zero : left < LongestWait ? left : LongestWait;
    }

    /// <returns>False when something is left that has to be tried again.</returns>
    private async Task<bool> ApplyAllAsync(DateOnly today, CancellationToken ct)
    {
        try
        {
            var clean = true;
            foreach (var due in await DueAsync(today, ct))
            {
                clean &= await ApplyAsync(due, ct);
            }

            return clean;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogWarning(e, "Announced changes wait: the database is away");
            return false;
        }
    }

    private async Task<List<Due>> DueAsync(DateOnly today, CancellationToken ct)
    {
        await using var scope = scopes.EnterTenant(City.Id);
        return await scope.ServiceProvider.GetRequiredService<DirectoryDb>().AnnouncedDays.AsNoTracking()
            .Where(d => d.On <= today).OrderBy(d => d.On).ThenBy(d => d.Id).Select(d => new Due(d.TenantId, d.Id)).ToListAsync(ct);
    }

    /// <summary>One that fails holds up no other.</summary>
    private async Task<bool> ApplyAsync(Due due, CancellationToken ct)
    {
        await using var scope = scopes.EnterTenant(due.TenantId);
        var db = scope.ServiceProvider.GetRequiredService<DirectoryDb>();
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await db.LockDirectoryAsync(ct);
            if (await db.AnnouncedDays.SingleOrDefaultAsync(d => d.Id == due.ChangeId, ct) is { } day)
            {
                await db.TakeEffectAsync(await db.Changes.SingleAsync(c => c.Id == due.ChangeId, ct), clock.GetUtcNow(), ct);
                db.Remove(day);
                await db.SaveChangesAsync(ct);
                await transaction.CommitAsync(ct);
            }

            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "Announced change {Change} of {Tenant} could not take effect and is tried again", due.ChangeId, due.TenantId);
            return false;
        }
    }

    private sealed record Due(Guid TenantId, Guid ChangeId);
}
