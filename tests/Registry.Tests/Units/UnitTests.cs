using System.Net;
using System.Net.Http.Json;
using Linli.Contracts.Registry.V1;

namespace Linli.Registry.Tests.Units;

public sealed class UnitTests(RegistryHost host) : RegistryTest(host)
{
    private static object Unit(Guid? communityId, string name = "通商租赁有限责任公司", string? creditCode = null, bool keepCreditCode = false, string? phone = null) =>
        new { communityId, kind = "private", name, creditCode, keepCreditCode, liaisonName = phone is null ? null : "王小明", liaisonPhone = phone };

    [Fact]
    public async Task A_registered_unit_can_be_read_and_is_told_to_the_others()
    {
        var community = await CommunityAsync();
        var id = await CreatedAsync(Admin, "/units", Unit(community, creditCode: "91512081ma62k0260e"));
        var unit = await GetAsync(Admin, $"/units/{id}");
        Assert.Equal("91512081MA62K0260E", unit.GetProperty("creditCode").GetString());
        Assert.True(unit.GetProperty("creditCodeVerified").GetBoolean());
        Assert.Equal("军民路社区", unit.GetProperty("communityName").GetString());
        var told = await Host.Events.NextAsync<UnitRegistered>(e => e.UnitId == id);
        Assert.Equal((community, "private"), (told.CommunityId, told.Kind));
    }

    [Fact]
    public async Task A_wrong_check_character_is_refused_at_the_field_with_the_right_one()
    {
        var community = await CommunityAsync();
        var problem = await RefusedAsync(Admin.PostAsJsonAsync("/units", Unit(community, creditCode: "91350100M000100Y4Z"), Cancellation), HttpStatusCode.Conflict, "unit.credit_code_check");
        Assert.Equal("creditCode", problem.GetProperty("field").GetString());
        Assert.Contains("应为“3”", problem.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_wrong_code_may_be_kept_as_on_the_certificate_and_is_marked_unverified()
    {
        var community = await CommunityAsync();
        var id = await CreatedAsync(Admin, "/units", Unit(community, creditCode: "91350100M000100Y4Z", keepCreditCode: true));
        Assert.False((await GetAsync(Admin, $"/units/{id}")).GetProperty("creditCodeVerified").GetBoolean());
    }

    [Theory]
    [InlineData("123")]
    [InlineData("91350100I000100Y4Z")]
    public async Task What_is_no_code_at_all_cannot_be_kept(string code)
    {
        var community = await CommunityAsync();
        await RefusedAsync(Admin.PostAsJsonAsync("/units", Unit(community, creditCode: code, keepCreditCode: true), Cancellation), HttpStatusCode.Conflict, "unit.credit_code_shape");
    }

    [Fact]
    public async Task A_code_is_unique_in_the_tenant_and_only_there()
    {
        var community = await CommunityAsync();
        await CreatedAsync(Admin, "/units", Unit(community, creditCode: "91512081MA62K0260E"));
        var problem = await RefusedAsync(Admin.PostAsJsonAsync("/units", Unit(community, "另一家公司", "91512081MA62K0260E"), Cancellation), HttpStatusCode.Conflict, "unit.credit_code_taken");
        Assert.Equal("creditCode", problem.GetProperty("field").GetString());

        var other = await Host.TenantAsync();
        using var otherAdmin = other.Admin;
        await CreatedAsync(otherAdmin, "/units", Unit(await CommunityAsync(other), creditCode: "91512081MA62K0260E"));
    }

    [Fact]
    public async Task A_stale_change_is_refused_and_changes_nothing()
    {
        var community = await CommunityAsync();
        var id = await UnitAsync(Admin, community);
        var version = (await GetAsync(Admin, $"/units/{id}")).GetProperty("version").GetUInt32();
        await SucceedsAsync(Admin.PutAsJsonAsync($"/units/{id}?version={version}", Unit(community, "先改的名字"), Cancellation));
        await RefusedAsync(Admin.PutAsJsonAsync($"/units/{id}?version={version}", Unit(community, "后改的名字"), Cancellation), HttpStatusCode.Conflict, "stale");
        Assert.Equal("先改的名字", (await GetAsync(Admin, $"/units/{id}")).GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_retired_unit_keeps_its_history_but_leaves_the_list_and_cannot_change()
    {
        var community = await CommunityAsync();
        var id = await UnitAsync(Admin, community);
        await SucceedsAsync(Admin.PostAsJsonAsync($"/units/{id}/retire", new { reason = "迁出辖区" }, Cancellation));
        var unit = await GetAsync(Admin, $"/units/{id}");
        Assert.Equal("迁出辖区", unit.GetProperty("retiredReason").GetString());
        Assert.Equal(0, (await GetAsync(Admin, "/units")).GetProperty("total").GetInt32());
        Assert.Equal(1, (await GetAsync(Admin, "/units?state=retired")).GetProperty("total").GetInt32());
        await RefusedAsync(Admin.PutAsJsonAsync($"/units/{id}?version={unit.GetProperty("version").GetUInt32()}", Unit(community), Cancellation), HttpStatusCode.Conflict, "unit.retired");
        await RefusedAsync(Admin.PostAsJsonAsync($"/units/{id}/retire", new { reason = "再次" }, Cancellation), HttpStatusCode.Conflict, "unit.retired");
        Assert.Equal(community, (await Host.Events.NextAsync<UnitRetired>(e => e.UnitId == id)).CommunityId);
    }

    [Theory]
    [InlineData("zh-Hans", "请填写")]
    [InlineData("en", "fill this in")]
    public async Task Bad_input_is_answered_at_the_field_in_the_persons_language(string language, string word)
    {
        var community = await CommunityAsync();
        using var client = await Tenant.AsAsync("community-admin", community, language: language);
        var problem = await RefusedAsync(client.PostAsJsonAsync("/units", new { communityId = community, kind = "bank", name = " ", staffNumber = 5, memberNumber = 6, liaisonPhone = "12" }, Cancellation), HttpStatusCode.BadRequest, "invalid");
        var errors = problem.GetProperty("errors");
        Assert.Equal(["kind", "liaisonPhone", "memberNumber", "name"], errors.EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
        Assert.Contains(word, errors.GetProperty("name")[0].GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.All(errors.EnumerateObject(), error => Assert.DoesNotMatch("^[a-z_]+\\.[a-z_]+$", error.Value[0].GetString()));
    }

    [Fact]
    public async Task The_liaison_is_masked_sealed_at_rest_and_kept_when_the_mask_comes_back()
    {
        var community = await CommunityAsync();
        var id = await CreatedAsync(Admin, "/units", Unit(community, phone: "13812345678"));
        var unit = await GetAsync(Admin, $"/units/{id}");
        Assert.Equal(("王某", "138****5678"), (unit.GetProperty("liaisonName").GetString(), unit.GetProperty("liaisonPhone").GetString()));

        await SucceedsAsync(Admin.PutAsJsonAsync($"/units/{id}?version={unit.GetProperty("version").GetUInt32()}",
            new { communityId = community, kind = "private", name = "改名", liaisonName = "王某", liaisonPhone = "138****5678" }, Cancellation));
        var liaison = await GetAsync(Admin, $"/units/{id}/liaison?reason=联系共建");
        Assert.Equal(("王小明", "13812345678"), (liaison.GetProperty("name").GetString(), liaison.GetProperty("phone").GetString()));

        await using var connection = new Npgsql.NpgsqlConnection(Host.Servers.AppConnection("registry"));
        await connection.OpenAsync(Cancellation);
        await using var command = new Npgsql.NpgsqlCommand($"SELECT set_config('app.tenant_id', '{Tenant.Id}', false); SELECT encode(liaison_phone, 'escape') FROM units WHERE id = '{id}'", connection);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        await reader.NextResultAsync(Cancellation);
        Assert.True(await reader.ReadAsync(Cancellation));
        Assert.DoesNotContain("1234", reader.GetString(0), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mask_without_an_original_is_refused()
    {
        var community = await CommunityAsync();
        await RefusedAsync(Admin.PostAsJsonAsync("/units", Unit(community, phone: "138****5678"), Cancellation), HttpStatusCode.Conflict, "personal.masked");
    }

    [Fact]
    public async Task The_list_is_searched_filtered_sorted_by_pinyin_and_paged_without_gaps()
    {
        var community = await CommunityAsync();
        foreach (var name in new[] { "邮政局", "电信局", "气象局", "交通局", "50%公司" })
        {
            await UnitAsync(Admin, community, name);
        }
        await UnitAsync(Admin, community, "客运站", "state_owned");
        List<string> seen = [];
        string? after = "";
        while (after is not null)
        {
            var page = await GetAsync(Admin, $"/units?kind=institution&size=2&after={after}");
            Assert.Equal(5, page.GetProperty("total").GetInt32());
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(unit => unit.GetProperty("name").GetString()!));
            after = page.GetProperty("next").GetString();
        }
        Assert.Equal(["50%公司", "电信局", "交通局", "气象局", "邮政局"], seen);
        Assert.Equal(1, (await GetAsync(Admin, "/units?q=0%25公")).GetProperty("total").GetInt32());
        Assert.Equal("客运站", (await GetAsync(Admin, "/units?sort=-registeredAt")).GetProperty("items")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task The_export_masks_a_sensitive_unit_and_disarms_formulas()
    {
        var community = await CommunityAsync();
        await UnitAsync(Admin, community, "某部队", "military");
        await UnitAsync(Admin, community, "=1+1");
        var csv = await Admin.GetStringAsync("/units/export", Cancellation);
        Assert.DoesNotContain("某部队", csv, StringComparison.Ordinal);
        Assert.Contains("（敏感单位）,部队", csv, StringComparison.Ordinal);
        Assert.Contains("'=1+1", csv, StringComparison.Ordinal);
    }
}
