using System.Net.Http.Json;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Search;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Linli.Registry.Tests.Search;

public sealed class SearchTests(RegistryHost host) : RegistryTest(host)
{
    private async Task<string[]> FoundAsync(string list, string text) =>
        [.. (await GetAsync(Admin, $"/{list}?q={Uri.EscapeDataString(text)}")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()!)];

    [Theory]
    [InlineData("国税局")]
    [InlineData("税局")]
    [InlineData("gsj")]
    [InlineData("GSJ")]
    [InlineData("guoshuiju")]
    [InlineData("guo shui ju")]
    [InlineData("91512081ma")]
    public async Task A_unit_is_found_by_its_name_its_pinyin_its_initials_and_its_code(string text)
    {
        var community = await CommunityAsync();
        await CreatedAsync(Admin, "/units", new { communityId = community, kind = "administrative", name = "国税局", creditCode = "91512081MA62K0260E" });
        await UnitAsync(Admin, community, "气象局");
        Assert.Equal(["国税局"], await FoundAsync("units", text));
    }

    [Fact]
    public async Task A_member_is_found_by_name_initials_and_slip_and_after_a_change_of_name_only_by_the_new_one()
    {
        var community = await CommunityAsync();
        var id = await CreatedAsync(Admin, $"/communities/{community}/members", new { name = "吉建国", slipNumber = "2010-0130" });
        await MemberAsync(Admin, community, "布某");
        foreach (var text in new[] { "建国", "jjg", "jijianguo", "jg", "2010-01" })
        {
            Assert.Equal(["吉建国"], await FoundAsync("members", text));
        }

        var version = (await GetAsync(Admin, $"/members/{id}")).GetProperty("version").GetUInt32();
        await SucceedsAsync(Admin.PutAsJsonAsync($"/members/{id}?version={version}", new { name = "吉国庆" }, Cancellation));
        Assert.Empty(await FoundAsync("members", "jjg"));
        Assert.Equal(["吉国庆"], await FoundAsync("members", "jgq"));
    }

    [Fact]
    public async Task A_post_is_found_by_its_initials()
    {
        var community = await CommunityAsync();
        Assert.Equal("政策宣传", Assert.Single((await GetAsync(Admin, $"/communities/{community}/posts?q=zcxc")).EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public async Task Another_tenants_names_are_not_found_and_their_keys_are_not_seen()
    {
        await UnitAsync(Admin, await CommunityAsync(), "国税局");
        var other = await Host.TenantAsync();
        using var stranger = other.Admin;
        Assert.Equal(0, (await GetAsync(stranger, "/units?q=gsj")).GetProperty("total").GetInt32());
        await using var scope = Host.Services.GetRequiredService<TenantWork>().In(other.Id);
        var db = scope.ServiceProvider.GetRequiredService<RegistryDb>();
        Assert.Empty(await db.Database.SqlQuery<string>($"SELECT key AS \"Value\" FROM search_keys").ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Rows_from_before_there_were_keys_get_them_from_the_owner()
    {
        var community = await CommunityAsync();
        await UnitAsync(Admin, community, "国税局");
        await ExecuteAsync(Host.Servers.SuperuserConnection("registry"), $"DELETE FROM search_keys WHERE tenant_id = '{Tenant.Id}'");
        Assert.Empty(await FoundAsync("units", "gsj"));

        RegistryDb Open() => new(new DbContextOptionsBuilder<RegistryDb>().UseNpgsql(Host.Servers.OwnerConnection("registry")).UseSnakeCaseNamingConvention().Options);
        await using var owner = Open();
        await SearchBackfill.RunAsync(owner, Open, Cancellation);
        Assert.Equal(["国税局"], await FoundAsync("units", "gsj"));
    }

    [Fact]
    public async Task Among_many_a_search_goes_through_the_index_and_never_past_the_tenant()
    {
        await ExecuteAsync(Host.Servers.SuperuserConnection("registry"), $"""
            INSERT INTO units (tenant_id, id, kind, name, credit_code_verified, registered_at)
                SELECT '{Tenant.Id}', gen_random_uuid(), 'institution', '单位' || n, false, now() FROM generate_series(1, 5000) n;
            INSERT INTO search_keys (tenant_id, owner_id, key)
                SELECT tenant_id, id, key FROM units, LATERAL (VALUES (name), ('dw' || substr(name, 3)), ('danwei' || substr(name, 3)), (substr(name, 2)), ('w' || substr(name, 3))) k (key)
                WHERE tenant_id = '{Tenant.Id}';
            ANALYZE units, search_keys
            """);
        await using var scope = Host.Services.GetRequiredService<TenantWork>().In(Tenant.Id);
        var db = scope.ServiceProvider.GetRequiredService<RegistryDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        await using var command = db.Units.FoundBy(db, "dw4711").OrderBy(unit => unit.Name).ThenBy(unit => unit.Id).Take(20).Select(unit => unit.Id).CreateDbCommand();
        command.CommandText = "EXPLAIN " + command.CommandText;
        List<string> plan = [];
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        while (await reader.ReadAsync(Cancellation))
        {
            plan.Add(reader.GetString(0));
        }

        var text = string.Join('\n', plan);
        Assert.True(plan.Exists(line => line.Contains("Index Cond: ((tenant_id = ", StringComparison.Ordinal) && line.Contains("(key >= ", StringComparison.Ordinal) && line.Contains("(key < ", StringComparison.Ordinal)), text);
        Assert.DoesNotContain("Seq Scan", text, StringComparison.Ordinal);
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
