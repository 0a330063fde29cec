using Linli.RegistryService.Data;
using Linli.RegistryService.Members;
using Linli.RegistryService.Posts;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Linli.Bench.Tenancy;

/// <summary>Registry's handlers as its endpoints call them, for the statements that they send.</summary>
/// <param name="Tenant">Whose rows.</param>
internal sealed record RegistryCalls(Guid Tenant, Guid Community, Guid Unit, Guid Member, Guid Post)
{
    private static readonly FieldProtector Protector = new(new ConfigurationBuilder()
        .AddInMemoryCollection([new("Linli:FieldKey", Convert.ToBase64String(new byte[32]))]).Build());

    private readonly CurrentUser admin = new(new HttpContextAccessor()) { Reach = Reach.Everywhere };
    private readonly CurrentUser worker = new(new HttpContextAccessor()) { Reach = Reach.Nowhere with { Communities = new HashSet<Guid> { Community } } };

    public Task UnitAsync(RegistryDb db, CancellationToken ct) => GetUnit.Handle(Unit, db, admin, Protector, ct);

    public Task UnitsAsync(RegistryDb db, CancellationToken ct) => ListUnits.Handle(new(), new(), db, admin, ct);

    public Task RegisterAsync(RegistryDb db, CancellationToken ct) =>
        RegisterUnit.Handle(new(Community, "administrative", $"单位 {Guid.NewGuid():N}"), db, admin, Protector, TimeProvider.System, ct);

    public IReadOnlyList<(string Name, Func<RegistryDb, CancellationToken, Task> Call)> Reads =>
    [
        ("unit", UnitAsync),
        ("units", UnitsAsync),
        ("units, next page", (db, ct) => ListUnits.Handle(new(After: Cursor.Of("单位 5", Unit)), new(), db, admin, ct)),
        ("units by day", (db, ct) => ListUnits.Handle(new(Sort: "-registeredAt"), new(), db, admin, ct)),
        ("units of a community", (db, ct) => ListUnits.Handle(new(), new(Community), db, worker, ct)),
        ("units of a kind", (db, ct) => ListUnits.Handle(new(), new(Kind: "school"), db, admin, ct)),
        ("units searched", (db, ct) => ListUnits.Handle(new("单位 7"), new(), db, admin, ct)),
        ("member", (db, ct) => GetMember.Handle(Member, db, admin, Protector, ct)),
        ("members", (db, ct) => ListMembers.Handle(new(), new(), db, admin, Protector, ct)),
        ("members of a community", (db, ct) => ListMembers.Handle(new(), new(Community), db, worker, Protector, ct)),
        ("members searched", (db, ct) => ListMembers.Handle(new("党员 7"), new(), db, admin, Protector, ct)),
        ("members with a post", (db, ct) => ListMembers.Handle(new(), new(Post: true), db, admin, Protector, ct)),
        ("posts", (db, ct) => ListPosts.Handle(Community, db, admin, ct)),
        ("claims of a post", (db, ct) => ListClaims.Handle(Post, db, admin, ct)),
    ];

    /// <summary>Some tenant among the many.</summary>
    public static async Task<RegistryCalls> SomewhereAsync(string superuser, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("""
            SELECT m.tenant_id, m.community_id, m.unit_id, m.id, p.id FROM members m JOIN posts p ON p.tenant_id = m.tenant_id AND p.community_id = m.community_id
            ORDER BY md5(m.tenant_id::text) LIMIT 1
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new(reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetGuid(3), reader.GetGuid(4));
    }
}
