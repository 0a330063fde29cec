using Linli.Contracts.Identity.V1;
using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Linli.IdentityService.Access;

/// <summary>
/// Gives and ends assignments through the database's functions, which hold the rule, and tells the other services whose
/// access changed in the same transaction. The caller begins the transaction and commits it.
/// </summary>
internal sealed class Delegation(IdentityDb db, AccessReader reader, PeopleQuota quota, TimeProvider clock)
{
    private const string LastAdminStays = "LN001";

    /// <returns>Null when the scope is nowhere in the giver's reach.</returns>
    public async Task<Granted?> GrantAsync(CurrentUser giver, Guid receiver, GrantTerms terms, CancellationToken ct)
    {
        if (!giver.ActsIn(terms.Scope))
        {
            return null;
        }

        var id = Guid.CreateVersion7();
        var until = terms.ValidTo?.ToUniversalTime();
        var rows = await db.Database.SqlQuery<GrantRow>($"""
            SELECT assignment_id, created, tenant, version
            FROM grant_assignment({giver.Id}, {receiver}, {terms.Role}, {terms.Scope.ToString()}::ltree, {terms.CanDelegate}, {until}, {id})
            """).ToListAsync(ct);
        if (rows.Count == 0)
        {
            return await WhyNotAsync(giver, receiver, terms, ct) is { } refusal ? throw refusal : null;
        }

        var granted = rows[0];
        if (granted.Created)
        {
            await quota.RefuseBeyondAsync(giver, ct);
            db.Publish(new GrantsChanged(granted.Tenant, clock.GetUtcNow(), receiver, granted.Version));
            Note(AuditActions.Created, granted.AssignmentId, granted.Tenant, terms.Scope.CommunityId, new()
            {
                ["person"] = (null, receiver), ["role"] = (null, terms.Role), ["scope"] = (null, terms.Scope), ["canDelegate"] = (null, terms.CanDelegate), ["validTo"] = (null, until),
            });
            await db.SaveChangesAsync(ct);
        }

        return new(granted.AssignmentId, granted.Created);
    }

    /// <summary>Ends an assignment and all that hangs on it, now or later; direct ones pass to the heir where the heir could have given them.</summary>
    /// <returns>How many assignments ended; 0 when the caller may not end this one.</returns>
    public async Task<int> EndAsync(CurrentUser ender, Assignment target, DateTimeOffset? at, Guid? heir, CancellationToken ct)
    {
        var moment = at?.ToUniversalTime() ?? DateTimeOffset.MinValue;
        var changes = await KeepingLastAdminAsync(() => db.Database.SqlQuery<EndRow>($"""
            SELECT person, tenant, version, ended
            FROM end_assignment({ender.Id}, {target.TenantId}, {target.Id}, {moment}, {heir})
            """).ToListAsync(ct));
        if (changes.Count > 0)
        {
            Note(AuditActions.Removed, target.Id, target.TenantId, ScopePath.Parse(target.Scope.ToString()).CommunityId, new()
            {
                ["person"] = (target.PersonId, null), ["role"] = (target.RoleId, null), ["scope"] = (target.Scope, null),
                ["validTo"] = (target.ValidTo, at?.ToUniversalTime() ?? clock.GetUtcNow()), ["heir"] = (null, heir), ["endedWithIt"] = (null, changes.Sum(c => c.Ended) - 1),
            });
        }

        await TellAsync(changes.Select(c => (c.Person, c.Tenant, c.Version)), ct);
        return changes.Sum(c => c.Ended);
    }

    /// <summary>Closes an account.</summary>
    public async Task CloseAsync(Guid person, CancellationToken ct)
    {
        var stamp = Guid.NewGuid().ToString("N");
        var changes = await KeepingLastAdminAsync(() => db.Database.SqlQuery<CloseRow>($"SELECT tenant, version FROM disable_person({person}, {stamp})").ToListAsync(ct));
        db.Record(new("person", person.ToString(), AuditActions.Changed) { Changes = new Dictionary<string, (object?, object?)> { ["disabled"] = (false, true) } });
        await TellAsync(changes.Select(c => (person, c.Tenant, c.Version)), ct);
    }

    /// <summary>The functions write past the change tracker. What the city gives or ends in a tenant stands in both audits.</summary>
    private void Note(string action, Guid assignment, Guid tenant, Guid? community, Dictionary<string, (object? Before, object? After)> changes)
    {
        var note = new AuditNote("assignment", assignment.ToString(), action) { TenantId = tenant, CommunityId = community, Changes = changes };
        db.Record(note);
        if (db.TenantId is { } acting && acting != tenant)
        {
            db.Record(note with { TenantId = acting });
        }
    }

    private async Task TellAsync(IEnumerable<(Guid Person, Guid Tenant, long Version)> changes, CancellationToken ct)
    {
        foreach (var (person, tenant, version) in changes)
        {
            db.Publish(new GrantsChanged(tenant, clock.GetUtcNow(), person, version));
        }

        await db.SaveChangesAsync(ct);
    }

    private static async Task<T> KeepingLastAdminAsync<T>(Func<Task<T>> change)
    {
        try
        {
            return await change();
        }
        catch (PostgresException e) when (e.SqlState == LastAdminStays)
        {
            throw Errors.LastAdmin();
        }
    }

    /// <summary>The database has refused; says which part of the rule it was. Null: the scope is out of reach.</summary>
    private async Task<RuleException?> WhyNotAsync(CurrentUser giver, Guid receiver, GrantTerms terms, CancellationToken ct)
    {
        var access = (await reader.ReadAsync(giver.Id, ct))!;
        return !IsInReach(access, terms.Scope) ? null
            : RefusalOf(access, terms) ?? (giver.Id == receiver ? Errors.Self() : Errors.BeyondOwnEnd(DateTimeOffset.MaxValue));
    }

    /// <summary>The giver may give something there.</summary>
    public static bool IsInReach(PersonAccess giver, ScopePath scope) => giver.Held.Any(h => h.Scope.Covers(scope) && h.Permissions.Contains(Permissions.AccessGrant));

    /// <summary>The same rule as the database's, for saying it before it is asked; the database decides.</summary>
    /// <returns>Null when these terms can be given to somebody else.</returns>
    public static RuleException? RefusalOf(PersonAccess giver, GrantTerms terms)
    {
        if (Array.Find(RoleCatalogue.All, r => r.Id == terms.Role) is not { } role)
        {
            return Errors.RoleUnknown();
        }

        if (terms.Scope.Depth() < role.MinDepth || terms.Scope.Depth() > role.MaxDepth)
        {
            return Errors.RoleNotAtScope();
        }

        var holding = giver.Held.Where(h => h.Scope.Covers(terms.Scope) && h.Permissions.Contains(Permissions.AccessGrant) && h.Holds(role)).ToList();
        var delegable = holding.Where(h => h.CanDelegate).ToList();
        return holding.Count == 0 ? Errors.RoleBeyondOwn()
            : delegable.Count == 0 ? Errors.NotDelegable()
            : delegable.Exists(h => h.ValidTo is null || terms.ValidTo <= h.ValidTo) ? null
            : Errors.BeyondOwnEnd(delegable.Max(h => h.ValidTo)!.Value);
    }

    private sealed record GrantRow(Guid AssignmentId, bool Created, Guid Tenant, long Version);
    private sealed record EndRow(Guid Person, Guid Tenant, long Version, int Ended);
    private sealed record CloseRow(Guid Tenant, long Version);
}

/// <summary>What is given where, for how long, and whether the receiver may give it on.</summary>
internal sealed record GrantTerms(string Role, ScopePath Scope, DateTimeOffset? ValidTo, bool CanDelegate);

/// <param name="AssignmentId">The assignment.</param>
/// <param name="Created">False when the person had exactly this already.</param>
internal sealed record Granted(Guid AssignmentId, bool Created);
