using Linli.ServiceDefaults.Security;
using Npgsql;

namespace Linli.IdentityService.Access;

/// <summary>What one person may do, read in one round trip and before any tenant is known: the row-level policy opens that person's own rows only.</summary>
internal sealed class AccessReader(NpgsqlDataSource database) : IGrantSource
{
    private const string AsPerson = "SELECT set_config('app.person_id', $1::text, true)";

    private const string Read = """
        SELECT p.name, p.grants_version, p.disabled_at IS NOT NULL, p.security_stamp,
               a.id, a.scope::text, a.role_id, a.can_delegate, a.valid_to, r.permissions, r.appoints,
               t.tenant_id, t.state, t.reason, t.version
        FROM person p
        LEFT JOIN assignment a ON a.person_id = p.id AND a.revoked_at IS NULL
            AND a.valid_from <= now() AND (a.valid_to IS NULL OR a.valid_to > now())
        LEFT JOIN role r ON r.id = a.role_id
        LEFT JOIN tenant t ON t.tenant_id = a.tenant_id
        WHERE p.id = $1
        ORDER BY nlevel(a.scope), a.valid_from, a.id
        """;

    /// <summary>Row-level security opens the doors that are open to the person: none to whoever is no operator.</summary>
    private const string Doors = """
        SELECT d.id, d.tenant_id, d.extent, d.until, r.permissions, t.tenant_id, t.state, t.reason, t.version
        FROM support_door d
        JOIN role r ON r.id = d.extent
        JOIN person p ON p.id = $1 AND NOT p.is_machine
        LEFT JOIN tenant t ON t.tenant_id = d.tenant_id
        WHERE d.ended_at IS NULL AND d.until > now()
        ORDER BY d.until, d.id
        """;

    private const string Mergers = "SELECT id, into_id FROM community_merger";

    /// <returns>Null when there is no such person.</returns>
    public async Task<PersonAccess?> ReadAsync(Guid personId, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(ActAs(personId));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Read) { Parameters = { new() { Value = personId } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Doors) { Parameters = { new() { Value = personId } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Mergers));
        await using var rows = await batch.ExecuteReaderAsync(ct);
        await rows.NextResultAsync(ct);
        PersonAccess? access = null;
        List<HeldRole> held = [];
        List<TenantStanding> standings = [];
        List<(Guid Community, Guid Into)> mergers = [];
        while (await rows.ReadAsync(ct))
        {
            access ??= new(personId, rows.GetString(0), rows.GetInt64(1), rows.GetBoolean(2), rows.GetString(3), held, standings, mergers);
            var standing = StandingOf(rows, 11, standings);
            if (!access.IsDisabled && !rows.IsDBNull(4) && standing is not { IsClosed: true })
            {
                held.Add(new(rows.GetGuid(4), ScopePath.Parse(rows.GetString(5)), rows.GetString(6), rows.GetBoolean(7),
                    rows.IsDBNull(8) ? null : rows.GetFieldValue<DateTimeOffset>(8),
                    rows.GetFieldValue<string[]>(9), rows.GetFieldValue<string[]>(10)));
            }
        }

        await rows.NextResultAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var standing = StandingOf(rows, 5, standings);
            if (access is { IsDisabled: false } && standing is not { IsClosed: true })
            {
                held.Add(new(rows.GetGuid(0), new ScopePath(rows.GetGuid(1)), rows.GetString(2), false, rows.GetFieldValue<DateTimeOffset>(3), rows.GetFieldValue<string[]>(4), [],
                    Door: rows.GetGuid(0)));
            }
        }

        await rows.NextResultAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            mergers.Add((rows.GetGuid(0), rows.GetGuid(1)));
        }

        return access;
    }

    /// <summary>The state of the row's sub-district, noted once; null where it never changed.</summary>
    private static TenantStanding? StandingOf(NpgsqlDataReader rows, int at, List<TenantStanding> noted)
    {
        if (rows.IsDBNull(at))
        {
            return null;
        }

        var tenant = rows.GetGuid(at);
        var known = noted.Find(s => s.TenantId == tenant);
        if (known is null)
        {
            noted.Add(known = new(tenant, rows.GetString(at + 1), rows.GetString(at + 2), rows.GetInt32(at + 3)));
        }

        return known;
    }

    /// <summary>The statement to put in front of another of the same batch, so that it reads this person's own rows.</summary>
    public static NpgsqlBatchCommand ActAs(Guid personId) => new(AsPerson) { Parameters = { new() { Value = personId.ToString() } } };

    public async ValueTask<Grants> OfCurrentUserAsync(CurrentUser user, CancellationToken ct) =>
        await ReadAsync(user.Id, ct) is { } access
            ? new(access.Version, access.Reaches.Select(r => new Grant(r.Scope.ToString(), r.Permissions.ToHashSet(), r.Door)).ToList(), access.Standings)
            : new(0, []);
}

/// <summary>A person and their live assignments, the widest scope and then the oldest first; none when the account is closed, and none in a closed sub-district.</summary>
/// <param name="Standings">The states of the sub-districts in which they have a role, those that ever changed.</param>
internal sealed record PersonAccess(
    Guid PersonId, string Name, long Version, bool IsDisabled, string SecurityStamp, IReadOnlyList<HeldRole> Held, IReadOnlyList<TenantStanding> Standings,
    IReadOnlyList<(Guid Community, Guid Into)> Mergers)
{
    /// <summary>Where the permissions hold: also in the communities that were merged into one of theirs, whose past is theirs to read and to finish.</summary>
    public IEnumerable<(ScopePath Scope, IReadOnlyList<string> Permissions, Guid? Door)> Reaches =>
        Held.SelectMany(h => WithPredecessors(h.Scope).Select(scope => (scope, h.Permissions, h.Door)));

    private IEnumerable<ScopePath> WithPredecessors(ScopePath scope) => scope is { CommunityId: { } community, UnitId: null }
        ? Mergers.Where(m => m.Into == community).SelectMany(m => WithPredecessors(scope with { CommunityId = m.Community })).Prepend(scope)
        : [scope];

    /// <summary>Where the person is at home when signing in.</summary>
    public HeldRole? Home => Held.Count > 0 ? Held[0] : null;

    /// <summary>The closed sub-district on account of which the person has nowhere to go.</summary>
    public TenantStanding? ClosedHome => Held.Count > 0 ? null : Standings.FirstOrDefault(s => s.IsClosed);

    /// <summary>Only what lies in this tenant, for a session that another's word has opened; everything when it is none.</summary>
    public PersonAccess Within(string? tenant) =>
        Guid.TryParse(tenant, out var id) ? this with { Held = Held.Where(h => h.Scope.TenantId == id).ToList() } : this;

    /// <summary>The person holds something at exactly this scope.</summary>
    public bool ActsAt(string scope) => Held.Any(h => h.Scope.ToString() == scope);

    /// <summary>Where the person acts who chose this scope: there while they hold something there, else elsewhere in the same tenant, else at home.</summary>
    public HeldRole? ActingAt(string? chosen) => !ScopePath.TryParse(chosen, out var scope) ? Home
        : Held.FirstOrDefault(h => h.Scope == scope) ?? Held.FirstOrDefault(h => h.Scope.TenantId == scope.TenantId) ?? Home;

    /// <summary>Coarse roles in one tenant, or in the city.</summary>
    public IEnumerable<string> RolesAt(Guid? tenantId) => Held.Where(h => h.Scope.TenantId == tenantId).Select(h => h.Role).Distinct();
}

/// <param name="Door">The door through which an operator holds it; no assignment then.</param>
internal sealed record HeldRole(
    Guid AssignmentId, ScopePath Scope, string Role, bool CanDelegate, DateTimeOffset? ValidTo, IReadOnlyList<string> Permissions, IReadOnlyList<string> Appoints, Guid? Door = null)
{
    /// <summary>The role could be given from this one, as far as its permissions go.</summary>
    public bool Holds(Role role) => Appoints.Contains(role.Id) || role.Permissions.All(Permissions.Contains);
}
