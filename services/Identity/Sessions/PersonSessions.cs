using Linli.Contracts;
using Linli.Contracts.Identity.V1;
using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.Sessions;

/// <summary>Starts, finds and ends sign-ins. The gateway hears of every ending and drops its own session within about a second.</summary>
internal sealed class PersonSessions(IdentityDb db, FieldProtector protector, TimeProvider clock)
{
    public async Task<Guid> StartAsync(Guid person, string address, string? userAgent, CancellationToken ct)
    {
        var session = new PersonSession(person, protector.Protect(address), BrowserName.Of(userAgent), clock.GetUtcNow());
        db.Add(session);
        await db.SaveChangesAsync(ct);
        return session.Id;
    }

    /// <summary>Whether the session goes on; remembers, to the minute, that it was used.</summary>
    public async Task<bool> IsLiveAsync(Guid person, Guid session, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var earliest = now - PersonSession.Longest;
        var answer = await db.Database.SqlQuery<bool>($"""
            WITH used AS (UPDATE person_session SET last_used_at = {now} WHERE id = {session} AND person_id = {person} AND last_used_at < {now.AddMinutes(-1)})
            SELECT EXISTS (SELECT FROM person_session WHERE id = {session} AND person_id = {person} AND started_at > {earliest}) AS "Value"
            """).ToListAsync(ct);
        return answer[0];
    }

    /// <summary>The last used first.</summary>
    public async Task<IReadOnlyList<SessionItem>> ListAsync(Guid person, CancellationToken ct)
    {
        var earliest = clock.GetUtcNow() - PersonSession.Longest;
        var rows = await db.Sessions.AsNoTracking().Where(s => s.PersonId == person && s.StartedAt > earliest)
            .OrderByDescending(s => s.LastUsedAt).ThenByDescending(s => s.Id).ToListAsync(ct);
        return rows.Select(s => new SessionItem(s.Id, protector.Unprotect(s.ProtectedAddress), s.Agent, s.StartedAt, s.LastUsedAt)).ToList();
    }

    public Task EndAsync(Guid person, Guid session, CancellationToken ct) =>
        EndAsync(person, $"DELETE FROM person_session WHERE id = {session} AND person_id = {person} RETURNING id", ct);

    /// <summary>Signs a person out everywhere, except perhaps where they are just working.</summary>
    public Task EndAllAsync(Guid person, Guid? except, CancellationToken ct) =>
        EndAsync(person, $"DELETE FROM person_session WHERE person_id = {person} AND id IS DISTINCT FROM {except} RETURNING id", ct);

    private async Task EndAsync(Guid person, FormattableString delete, CancellationToken ct)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        foreach (var id in await db.Database.SqlQuery<Guid>(delete).ToListAsync(ct))
        {
            db.Publish(new SessionEnded(City.Id, clock.GetUtcNow(), person, id));
        }

        await db.SaveChangesAsync(ct);
        if (own is not null)
        {
            await own.CommitAsync(ct);
        }
    }
}

/// <param name="Address">The network address that the sign-in came from.</param>
/// <param name="Agent">Browser and system; empty when unknown.</param>
internal sealed record SessionItem(Guid Id, string Address, string Agent, DateTimeOffset StartedAt, DateTimeOffset LastUsedAt);
