using CsCheck;
using Linli.Contracts;
using Npgsql;

namespace Linli.Identity.Tests.Access;

/// <summary>
/// Any sequence of grants and endings, by anybody to anybody, checked after each step: nobody ever holds live what the source
/// of it does not hold as much, as wide and as long, everything alive hangs on the first one of the city by a chain that is alive,
/// and the tenant keeps an administrator. Straight against the database's functions, where the rule lives.
/// </summary>
public sealed class DelegationNeverGrows(IdentityHost host)
{
    private static readonly string[] Roles = ["operator", "city-officer", "tenant-admin", "community-admin", "community-worker", "member"];

    private sealed record Step(bool Ends, int Giver, int Receiver, int Role, int Scope, bool Delegable, int? Days, int Target, int? Heir);

    private static readonly Gen<Step> AnyStep =
        from ends in Gen.Frequency((3, Gen.Const(false)), (1, Gen.Const(true)))
        from giver in Gen.Int[0, 5]
        from receiver in Gen.Int[0, 5]
        from role in Gen.Int[0, Roles.Length - 1]
        from scope in Gen.Int[0, 4]
        from delegable in Gen.Frequency((3, Gen.Const(true)), (1, Gen.Const(false)))
        from days in Gen.Int[0, 60]
        from target in Gen.Int[0, 30]
        from heir in Gen.Int[-6, 5]
        select new Step(ends, giver, receiver, role, scope, delegable, days == 0 || days > 40 ? null : days, target, heir < 0 ? null : heir);

    [Fact]
    public async Task No_sequence_of_grants_and_endings_gives_more_than_the_giver_had()
    {
        await using var db = host.AsApp();
        await using var owner = host.AsOwner();
        await AnyStep.Array[8, 24].SampleAsync(async steps =>
        {
            var world = await World.CreateAsync(db, owner);
            foreach (var step in steps)
            {
                await world.TakeAsync(step);
                Assert.Equal(0L, await world.BrokenAsync());
            }
        }, iter: 20, threads: 1);
    }

    private sealed class World(NpgsqlDataSource app, NpgsqlDataSource owner, Guid[] people, string[] scopes)
    {
        private readonly List<(Guid Tenant, Guid Id)> given = [];

        public static async Task<World> CreateAsync(NpgsqlDataSource app, NpgsqlDataSource owner)
        {
            var (one, other) = (Guid.CreateVersion7().ToString("N"), Guid.CreateVersion7().ToString("N"));
            string[] scopes = ["city", $"city.{one}", $"city.{one}.{Guid.CreateVersion7():N}", $"city.{one}.{Guid.CreateVersion7():N}", $"city.{other}"];
            var people = Enumerable.Range(0, 6).Select(_ => Guid.CreateVersion7()).ToArray();
            foreach (var id in people)
            {
                await RunAsync(app, """
                    INSERT INTO person (id, name, user_name, normalized_user_name, security_stamp, created_at, is_demo, is_machine, grants_version, two_factor_enabled, signs_in_elsewhere)
                    VALUES ($1, 'p', $2, $2, 's', now(), false, false, 0, false, false)
                    """, id, id.ToString("N"));
            }

            var world = new World(app, owner, people, scopes);
            await RunAsync(owner, """
                INSERT INTO assignment (tenant_id, id, person_id, role_id, scope, can_delegate, valid_from)
                VALUES ($1, $2, $3, 'city-officer', 'city', true, now())
                """, City.Id, Guid.CreateVersion7(), people[0]);
            await world.GrantAsync(new(false, 0, 1, 2, 1, true, null, 0, null));
            await world.GrantAsync(new(false, 1, 2, 3, 2, true, 30, 0, null));
            Assert.Equal(2, world.given.Count);
            return world;
        }

        public Task TakeAsync(Step step) => step.Ends && given.Count > 0 ? EndAsync(step) : GrantAsync(step);

        /// <summary>Live assignments that give more, wider or longer than where they came from, or whose source is gone.</summary>
        public async Task<long> BrokenAsync()
        {
            await using var command = owner.CreateCommand("""
                SELECT count(*) FROM assignment a
                JOIN assignment p ON p.tenant_id = a.parent_tenant_id AND p.id = a.parent_id
                JOIN role given ON given.id = a.role_id JOIN role held ON held.id = p.role_id
                WHERE a.person_id = ANY ($1) AND a.revoked_at IS NULL AND (
                    p.revoked_at IS NOT NULL OR NOT p.can_delegate OR NOT p.scope @> a.scope OR p.person_id = a.person_id
                    OR (p.valid_to IS NOT NULL AND (a.valid_to IS NULL OR a.valid_to > p.valid_to))
                    OR NOT (given.permissions <@ held.permissions OR given.id = ANY (held.appoints)))
                UNION ALL
                (WITH RECURSIVE alive AS (
                    SELECT a.tenant_id, a.id FROM assignment a WHERE a.person_id = ANY ($1) AND a.parent_id IS NULL AND a.revoked_at IS NULL
                    UNION ALL
                    SELECT a.tenant_id, a.id FROM alive JOIN assignment a ON a.parent_tenant_id = alive.tenant_id AND a.parent_id = alive.id AND a.revoked_at IS NULL)
                SELECT count(*) FROM assignment a WHERE a.person_id = ANY ($1) AND a.revoked_at IS NULL AND a.id NOT IN (SELECT alive.id FROM alive))
                UNION ALL
                SELECT count(*) WHERE NOT EXISTS (
                    SELECT FROM assignment a WHERE a.person_id = ANY ($1) AND a.role_id = 'tenant-admin' AND a.revoked_at IS NULL AND a.scope = $2::text::ltree)
                """);
            command.CommandText = $"SELECT sum(count)::bigint FROM ({command.CommandText}) broken";
            command.Parameters.Add(new() { Value = people });
            command.Parameters.Add(new() { Value = scopes[1] });
            return (long)(await command.ExecuteScalarAsync())!;
        }

        private async Task GrantAsync(Step step)
        {
            await using var command = app.CreateCommand("SELECT assignment_id, created, tenant FROM grant_assignment($1, $2, $3, $4::text::ltree, $5, $6, $7)");
            foreach (var value in new object[]
            {
                people[step.Giver], people[step.Receiver], Roles[step.Role], scopes[step.Scope], step.Delegable,
                step.Days is { } days ? DateTimeOffset.UtcNow.AddDays(days) : DBNull.Value, Guid.CreateVersion7(),
            })
            {
                command.Parameters.Add(new() { Value = value });
            }

            command.Parameters[5].NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz;
            await using var row = await command.ExecuteReaderAsync();
            if (await row.ReadAsync() && row.GetBoolean(1))
            {
                given.Add((row.GetGuid(2), row.GetGuid(0)));
            }
        }

        private async Task EndAsync(Step step)
        {
            var (tenant, id) = given[step.Target % given.Count];
            try
            {
                await RunAsync(app, "SELECT * FROM end_assignment($1, $2, $3, $4, $5)", people[step.Giver], tenant, id,
                    step.Days is { } days ? DateTimeOffset.UtcNow.AddDays(days) : DateTimeOffset.UnixEpoch,
                    step.Heir is { } heir ? people[heir] : Guid.Empty);
            }
            catch (PostgresException e) when (e.SqlState == "LN001")
            {
                // The last administrator stays; that, too, leaves the tree as it was.
            }
        }

        private static async Task RunAsync(NpgsqlDataSource source, string sql, params object[] values)
        {
            await using var command = source.CreateCommand(sql);
            foreach (var value in values)
            {
                command.Parameters.Add(new() { Value = value });
            }

            await command.ExecuteNonQueryAsync();
        }
    }
}
