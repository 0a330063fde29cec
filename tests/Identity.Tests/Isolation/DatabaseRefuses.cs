using Linli.Contracts;
using Npgsql;

namespace Linli.Identity.Tests.Isolation;

/// <summary>With no code of ours in between: what the service's own database role can and cannot reach.</summary>
public sealed class DatabaseRefuses(IdentityHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_tenant_and_person_there_are_no_assignments()
    {
        await host.TenantAsync();
        await using var db = host.AsApp();

        Assert.Equal(0L, await ScalarAsync(db, "", "SELECT count(*) FROM assignment"));
        Assert.Equal(0L, await ScalarAsync(db, "SELECT set_config('app.tenant_id', '', true), set_config('app.person_id', '', true)", "SELECT count(*) FROM assignment"));
    }

    [Fact]
    public async Task A_tenant_sees_its_own_and_the_city_what_it_gave()
    {
        var one = await host.TenantAsync();
        var other = await host.TenantAsync();
        await one.Admin.InviteAsync("工作者", "community-worker", one.Community());
        await using var db = host.AsApp();

        Assert.Equal(2L, await ScalarAsync(db, Tenant(one.Scope.TenantId!.Value), "SELECT count(*) FROM assignment"));
        Assert.Equal(1L, await ScalarAsync(db, Tenant(other.Scope.TenantId!.Value), "SELECT count(*) FROM assignment"));
        Assert.Equal(0L, await ScalarAsync(db, Tenant(City.Id), "SELECT count(*) FROM assignment WHERE role_id NOT IN ('operator', 'city-officer', 'tenant-admin')"));
    }

    [Fact]
    public async Task A_persons_own_rows_open_for_that_person_only()
    {
        var tenant = await host.TenantAsync();
        await using var db = host.AsApp();

        Assert.Equal(1L, await ScalarAsync(db, $"SELECT set_config('app.person_id', '{tenant.FirstAdmin.Id}', true)", "SELECT count(*) FROM assignment"));
        Assert.Equal(0L, await ScalarAsync(db, $"SELECT set_config('app.person_id', '{Guid.NewGuid()}', true)", "SELECT count(*) FROM assignment"));
    }

    [Theory]
    [InlineData("UPDATE assignment SET can_delegate = true, valid_to = NULL")]
    [InlineData("UPDATE assignment SET revoked_at = NULL")]
    [InlineData("DELETE FROM assignment")]
    [InlineData("UPDATE role SET permissions = ARRAY['tenant.provision']")]
    [InlineData("DELETE FROM role")]
    public async Task The_service_cannot_change_who_may_do_what_past_the_functions(string statement)
    {
        var tenant = await host.TenantAsync();
        await using var db = host.AsApp();

        await using var connection = await db.OpenConnectionAsync(Ct);
        await using var transaction = await connection.BeginTransactionAsync(Ct);
        await using var set = new NpgsqlCommand(Tenant(tenant.Scope.TenantId!.Value), connection);
        await set.ExecuteNonQueryAsync(Ct);
        await using var change = new NpgsqlCommand(statement, connection);

        Assert.Equal(0, await change.ExecuteNonQueryAsync(Ct));
    }

    [Fact]
    public async Task The_service_cannot_write_an_assignment_of_its_own_making()
    {
        var tenant = await host.TenantAsync();
        await using var db = host.AsApp();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(db, Tenant(tenant.Scope.TenantId!.Value), $"""
            INSERT INTO assignment (tenant_id, id, person_id, role_id, scope, can_delegate, valid_from)
            VALUES ('{tenant.Scope.TenantId}', '{Guid.NewGuid()}', '{tenant.FirstAdmin.Id}', 'tenant-admin', '{tenant.Scope}', true, now()) RETURNING 1::bigint
            """));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("SELECT count(*) FROM may_give(gen_random_uuid(), 'member', 'city')")]
    [InlineData("SELECT 1::bigint FROM access_lock(gen_random_uuid(), true)")]
    public async Task The_functions_inner_parts_are_closed_to_the_service(string statement)
    {
        await using var db = host.AsApp();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(db, "", statement));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Nobody_becomes_the_first_operator_twice()
    {
        var tenant = await host.TenantAsync();
        await using var db = host.AsApp();

        await using var appoint = db.CreateCommand("SELECT appoint_first($1, 'operator', gen_random_uuid())");
        appoint.Parameters.Add(new() { Value = tenant.FirstAdmin.Id });

        Assert.False((bool)(await appoint.ExecuteScalarAsync(Ct))!);
    }

    [Fact]
    public async Task Contacts_are_nowhere_in_the_clear()
    {
        var tenant = await host.TenantAsync();
        var phone = $"139{Random.Shared.Next(10_000_000, 99_999_999)}";
        await tenant.Admin.InviteAsync("周某", "community-worker", tenant.Community(), more: new { phone, userName = (string?)null });
        await using var db = host.AsOwner();

        Assert.Equal(0L, await ScalarAsync(db, "", $"SELECT count(*) FROM person p WHERE p::text LIKE '%{phone}%'"));
        Assert.Equal(0L, await ScalarAsync(db, "", $"SELECT count(*) FROM outbox o WHERE o::text LIKE '%{phone}%' OR o::text LIKE '%周某%'"));
    }

    private static string Tenant(Guid id) => $"SELECT set_config('app.tenant_id', '{id}', true)";

    private static async Task<long> ScalarAsync(NpgsqlDataSource db, string before, string question)
    {
        await using var connection = await db.OpenConnectionAsync(Ct);
        await using var transaction = await connection.BeginTransactionAsync(Ct);
        if (before.Length > 0)
        {
            await using var set = new NpgsqlCommand(before, connection);
            await set.ExecuteNonQueryAsync(Ct);
        }

        await using var command = new NpgsqlCommand(question, connection);
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }
}
