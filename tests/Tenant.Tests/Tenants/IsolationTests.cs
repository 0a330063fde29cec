using System.Net.Http.Json;
using Npgsql;
using Xunit;

namespace Linli.Tenant.Tests.Tenants;

/// <summary>What the database itself refuses, whatever the code asks for.</summary>
public sealed class IsolationTests(TenantHost host)
{
    [Fact]
    public async Task The_database_shows_a_tenant_its_own_record_and_rows_only()
    {
        var (own, other) = (await host.ProvisionedAsync(), await host.ProvisionedAsync());
        await other.Admin.PostAsJsonAsync("/communities", new { name = "他人的社区" }).CreatesAsync();

        Assert.Equal([own.Id], await TenantsSeenByAsync(own.Id, "tenants"));
        Assert.Empty(await TenantsSeenByAsync(own.Id, "communities"));
        Assert.Empty(await TenantsSeenByAsync(null, "tenants"));
        Assert.Empty(await TenantsSeenByAsync(null, "communities"));
    }

    [Fact]
    public async Task The_database_shows_the_city_every_tenant_and_nothing_inside_one()
    {
        var tenant = await host.ProvisionedAsync();
        await tenant.Admin.PostAsJsonAsync("/communities", new { name = "健康路社区" }).CreatesAsync();

        Assert.Contains(tenant.Id, await TenantsSeenByAsync(Contracts.City.Id, "tenants"));
        Assert.Empty(await TenantsSeenByAsync(Contracts.City.Id, "communities"));
        Assert.Empty(await TenantsSeenByAsync(Contracts.City.Id, "community_names"));
    }

    [Theory]
    [InlineData("INSERT INTO communities (tenant_id, id, name, created_at) VALUES ($1, gen_random_uuid(), 'x', now())")]
    [InlineData("INSERT INTO work_areas (tenant_id, id, code, name) VALUES ($1, gen_random_uuid(), 'party', 'x')")]
    [InlineData("INSERT INTO tenants (tenant_id, code, parent_code, name, provisioned_at) VALUES (gen_random_uuid(), '999999999000', '999999000000', $1::text, now())")]
    public async Task The_database_refuses_to_write_into_another_tenant(string sql)
    {
        var (own, other) = (await host.ProvisionedAsync(), await host.ProvisionedAsync());
        await using var connection = await OpenAsync(own.Id);
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = other.Id } } };

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    private async Task<List<Guid>> TenantsSeenByAsync(Guid? tenantId, string table)
    {
        await using var connection = await OpenAsync(tenantId);
        await using var command = new NpgsqlCommand($"SELECT tenant_id FROM {table}", connection);
        await using var reader = await command.ExecuteReaderAsync();
        List<Guid> seen = [];
        while (await reader.ReadAsync())
        {
            seen.Add(reader.GetGuid(0));
        }

        return seen;
    }

    private async Task<NpgsqlConnection> OpenAsync(Guid? tenantId)
    {
        var connection = new NpgsqlConnection(host.Servers.AppConnection(host.Name) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT set_config('app.tenant_id', $1, false)", connection) { Parameters = { new() { Value = tenantId?.ToString() ?? "" } } };
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
