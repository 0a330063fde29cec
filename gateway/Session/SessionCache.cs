using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Linli.Gateway.Session;

/// <summary>
/// The sessions in use, remembered for a few seconds and looked up again ahead of time, so that a request of an active session
/// does not wait for the database. An ended session stays known as ended: a look-up under way cannot bring it back.
/// </summary>
internal sealed class SessionCache(SessionTable table, IOptions<SessionOptions> options, TimeProvider clock, ILogger<SessionCache> logger)
{
    // Longer than any look-up takes; also how long memory stands in for a database that does not answer.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private readonly record struct Entry(UserSession? Session, long At);

    private readonly ConcurrentDictionary<string, Entry> entries = new();
    private readonly SingleFlight<UserSession?> lookups = new();

    public async ValueTask<UserSession?> FindAsync(string key)
    {
        if (!entries.TryGetValue(key, out var entry))
        {
            return await LookUpAsync(key);
        }

        var age = clock.GetElapsedTime(entry.At);
        if (entry.Session is null || age < options.Value.Remember / 2)
        {
            return entry.Session;
        }

        var lookup = LookUpAsync(key);
        if (age < options.Value.Remember)
        {
            _ = lookup.ContinueWith(t => logger.LogWarning(t.Exception, "A session could not be looked up"),
                CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return entry.Session;
        }

        try
        {
            return await lookup;
        }
        catch (NpgsqlException) when (age < Grace)
        {
            // Nobody can sign out while the database is away, so what was true is still true.
            return entry.Session;
        }
    }

    /// <summary>Returns null when the session has ended in the meantime.</summary>
    public UserSession? Put(UserSession session) =>
        entries.AddOrUpdate(session.Key, _ => Now(session), (_, old) => old.Session is null ? old : Now(session)).Session;

    public void End(string key) => entries[key] = Now(null);

    public void EndWhere(Func<UserSession, bool> isOver)
    {
        foreach (var (key, entry) in entries)
        {
            if (entry.Session is { } session && isOver(session))
            {
                End(key);
            }
        }
    }

    public void Forget()
    {
        foreach (var (key, entry) in entries)
        {
            if (clock.GetElapsedTime(entry.At) > Grace)
            {
                entries.TryRemove(key, out _);
            }
        }
    }

    private Entry Now(UserSession? session) => new(session, clock.GetTimestamp());

    private Task<UserSession?> LookUpAsync(string key) => lookups.RunAsync(key, async () =>
    {
        var session = await table.FindAsync(key, CancellationToken.None);
        if (session is null)
        {
            End(key);
            return null;
        }

        return Put(session);
    });
}
