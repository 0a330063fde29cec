using Linli.IdentityService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.Account;

/// <summary>
/// Holds guessing back. An attempt is counted before the password is looked at, so a burst of parallel ones gains nothing;
/// after five wrong ones each further one waits longer, from 15 seconds up to 5 minutes, so that nobody can lock somebody
/// else out for long.
/// </summary>
internal sealed class GuessGuard(IdentityDb db)
{
    private const int FreeAttempts = 5;

    /// <returns>Null when the attempt may be made; otherwise how long to wait.</returns>
    public async Task<TimeSpan?> TryAsync(byte[] nameHash, CancellationToken ct)
    {
        var now = DateTimeOffset.UtcNow;
        var counted = await db.Database.SqlQuery<Attempt>($"""
            WITH attempt AS (
                INSERT INTO guess_count AS g (name_hash, wrong, last_at) VALUES ({nameHash}, 1, now())
                ON CONFLICT (name_hash) DO UPDATE SET
                    wrong = CASE WHEN g.last_at < now() - interval '1 hour' THEN 1 ELSE least(g.wrong + 1, 1000) END,
                    last_at = now(),
                    held_until = CASE WHEN g.last_at >= now() - interval '1 hour' AND g.wrong + 1 >= {FreeAttempts}
                        THEN now() + least(interval '5 minutes', interval '15 seconds' * power(2, least(g.wrong + 1 - {FreeAttempts}, 10))) END
                WHERE g.held_until IS NULL OR g.held_until <= now()
                RETURNING true AS allowed)
            SELECT EXISTS (SELECT FROM attempt) AS allowed,
                   (SELECT held_until FROM guess_count WHERE name_hash = {nameHash}) AS held_until
            """).ToListAsync(ct);
        return counted[0].Allowed ? null : (counted[0].HeldUntil ?? now) - now;
    }

    public Task ClearAsync(byte[] nameHash, CancellationToken ct) => db.GuessCounts.Where(g => g.NameHash == nameHash).ExecuteDeleteAsync(ct);

    /// <summary>What a person is told to wait.</summary>
    public static int Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));

    private sealed record Attempt(bool Allowed, DateTimeOffset? HeldUntil);
}
