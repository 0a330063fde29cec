using Linli.IdentityService.Data;
using Linli.IdentityService.Sessions;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;

namespace Linli.IdentityService.OpenId;

/// <summary>Throws away what has run out: tokens, authorizations, links, sessions, mails that were given up and old guess counts. Two instances doing it at once is harmless.</summary>
internal sealed class Pruning(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Pruning> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PruneAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning(e, "Pruning failed; the next turn tries again");
            }
        }
    }

    private async Task PruneAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        // Redeemed refresh tokens stay for a day, so that their reuse is noticed.
        await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(now.AddDays(-1), ct);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(now.AddDays(-1), ct);
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        await db.Invitations.Where(i => i.ExpiresAt < now).ExecuteDeleteAsync(ct);
        await db.AccountLinks.Where(l => l.ExpiresAt < now).ExecuteDeleteAsync(ct);
        var longAgo = now - PersonSession.Longest;
        await db.Sessions.Where(s => s.StartedAt < longAgo).ExecuteDeleteAsync(ct);
        var lastWeek = now.AddDays(-7);
        await db.Mails.Where(m => m.GivenUpAt < lastWeek).ExecuteDeleteAsync(ct);
        var yesterday = now.AddDays(-1);
        await db.GuessCounts.Where(g => g.LastAt < yesterday).ExecuteDeleteAsync(ct);
    }
}
