using System.Net;
using System.Net.Http.Json;

namespace Linli.Registry.Tests.Units;

public sealed class SensitiveTests(RegistryHost host) : RegistryTest(host)
{
    private async Task<int> ReadingsAsync(Guid unit)
    {
        await using var connection = new Npgsql.NpgsqlConnection(Host.Servers.SuperuserConnection("registry"));
        await connection.OpenAsync(Cancellation);
        await using var command = new Npgsql.NpgsqlCommand($"SELECT count(*)::int FROM audit WHERE tenant_id = '{Tenant.Id}' AND kind = 'unit' AND row_id = '{unit}' AND action = 'read'", connection);
        return (int)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    [Fact]
    public async Task Without_the_right_a_military_unit_has_a_kind_and_a_place_and_nothing_else()
    {
        var community = await CommunityAsync();
        var id = await CreatedAsync(Admin, "/units", new { communityId = community, kind = "military", name = "某部队", address = "军民路1号", liaisonName = "王小明", liaisonPhone = "13812345678" });
        await CreatedAsync(Admin, $"/communities/{community}/members", new { name = "李某", unitId = id });
        using var worker = await Tenant.AsAsync("community-worker", community);
        foreach (var path in new[] { "/units", "/units/export", $"/units/names?ids={id}", $"/units/{id}", "/members", "/members/export", "/units?sort=name&size=1" })
        {
            var text = await worker.GetStringAsync(path, Cancellation);
            Assert.DoesNotContain("某部队", text, StringComparison.Ordinal);
            Assert.DoesNotContain("军民路1号", text, StringComparison.Ordinal);
            Assert.DoesNotContain("王某", text, StringComparison.Ordinal);
        }

        Assert.Equal(1, (await GetAsync(worker, "/units")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await GetAsync(worker, "/units?q=某部")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await GetAsync(worker, "/units?q=mbd")).GetProperty("total").GetInt32());
        await HiddenAsync(worker.GetAsync($"/units/{id}/liaison", Cancellation));
        await RefusedAsync(worker.PutAsJsonAsync($"/units/{id}?version=1", new { communityId = community, kind = "private", name = "改名" }, Cancellation), HttpStatusCode.Conflict, "unit.hidden");
        await RefusedAsync(worker.PostAsJsonAsync($"/units/{id}/retire", new { reason = "x" }, Cancellation), HttpStatusCode.Conflict, "unit.hidden");
        Assert.Equal(0, await ReadingsAsync(id));
    }

    [Fact]
    public async Task With_the_right_it_is_seen_as_it_is_and_each_time_recorded()
    {
        var community = await CommunityAsync();
        var id = await UnitAsync(Admin, community, "某部队", "military");
        await UnitAsync(Admin, community, "气象局");
        using var own = await Tenant.AsAsync("community-admin", community);
        Assert.Equal("某部队", (await GetAsync(own, $"/units/{id}")).GetProperty("name").GetString());
        Assert.Equal(1, (await GetAsync(own, "/units?q=bd")).GetProperty("total").GetInt32());
        Assert.Equal("某部队", (await GetAsync(own, $"/units/names?ids={id}"))[0].GetProperty("name").GetString());
        Assert.Equal(3, await ReadingsAsync(id));
        using var liaison = await Tenant.AsAsync("unit-liaison", community, id);
        Assert.Equal("某部队", (await GetAsync(liaison, $"/units/{id}")).GetProperty("name").GetString());
        Assert.Equal(4, await ReadingsAsync(id));
    }
}
