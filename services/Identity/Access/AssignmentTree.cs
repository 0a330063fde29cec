using Linli.Contracts;
using Linli.IdentityService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.Access;

/// <summary>Through whom an assignment came, and what was given from it, as far as the caller's tenant can see.</summary>
internal sealed class AssignmentTree(IdentityDb db)
{
    /// <summary>From each assignment up to the first one; the city's own links stay hidden from a tenant.</summary>
    public async Task<ILookup<Guid, TreeLink>> AboveAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var start = ids.ToArray();
        var rows = await db.Database.SqlQuery<TreeLink>($"""
            WITH RECURSIVE up AS (
                SELECT a.id AS start, 0 AS step, a.tenant_id, a.id, a.parent_tenant_id, a.parent_id FROM assignment a WHERE a.id = ANY ({start})
                UNION ALL
                SELECT up.start, up.step + 1, p.tenant_id, p.id, p.parent_tenant_id, p.parent_id
                FROM up JOIN assignment p ON p.tenant_id = up.parent_tenant_id AND p.id = up.parent_id)
            SELECT up.start, up.step, up.id, a.person_id, person.name AS person_name, a.role_id, a.scope::text AS scope, a.valid_to, a.parent_id,
                   coalesce(a.parent_tenant_id = {City.Id}, false) AS from_city
            FROM up
            JOIN assignment a ON a.tenant_id = up.tenant_id AND a.id = up.id
            JOIN person ON person.id = a.person_id
            WHERE up.step > 0
            ORDER BY up.start, up.step
            """).ToListAsync(ct);
        return rows.ToLookup(r => r.Start);
    }

    /// <summary>Everything that ends together with each assignment, nearest first.</summary>
    public async Task<ILookup<Guid, TreeLink>> BelowAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var start = ids.ToArray();
        var rows = await db.Database.SqlQuery<TreeLink>($"""
            WITH RECURSIVE down AS (
                SELECT a.id AS start, 0 AS step, a.tenant_id, a.id FROM assignment a WHERE a.id = ANY ({start})
                UNION ALL
                SELECT down.start, down.step + 1, c.tenant_id, c.id
                FROM down JOIN assignment c ON c.parent_tenant_id = down.tenant_id AND c.parent_id = down.id
                WHERE c.revoked_at IS NULL AND (c.valid_to IS NULL OR c.valid_to > now()))
            SELECT down.start, down.step, down.id, a.person_id, person.name AS person_name, a.role_id, a.scope::text AS scope, a.valid_to, a.parent_id, false AS from_city
            FROM down
            JOIN assignment a ON a.tenant_id = down.tenant_id AND a.id = down.id
            JOIN person ON person.id = a.person_id
            WHERE down.step > 0
            ORDER BY down.start, down.step, person.name, down.id
            """).ToListAsync(ct);
        return rows.ToLookup(r => r.Start);
    }
}

/// <param name="Start">The assignment that was asked about.</param>
/// <param name="Step">How many delegations away.</param>
/// <param name="FromCity">Given by the city itself; only said of those above.</param>
internal sealed record TreeLink(Guid Start, int Step, Guid Id, Guid PersonId, string PersonName, string RoleId, string Scope, DateTimeOffset? ValidTo, Guid? ParentId, bool FromCity);
