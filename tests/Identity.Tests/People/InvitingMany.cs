using System.Net;
using System.Text.Json;
using Linli.Contracts.Registry.V1;
using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Security;
using Linli.TestKit;

namespace Linli.Identity.Tests.People;

/// <summary>Many invitations from a spreadsheet, each within what its sender may give.</summary>
public sealed class InvitingMany(IdentityHost host)
{
    private static readonly object?[] Headings = ["姓名", "手机号", "邮箱", "角色", "社区", "单位", "最后一天"];

    [Fact]
    public async Task A_sheet_of_people_lands_each_in_the_right_scope_with_a_link_shown_once()
    {
        var tenant = await host.TenantAsync();
        var (community, unit) = await PlacesAsync(tenant);
        var (worker, liaison) = (Phone(), Phone());
        var id = await UploadAsync(tenant.Admin, Workbooks.Make(["人员名单"], Headings,
            ["李红", worker, null, "社区工作者", "健康路社区", null, "2099.12.31"], ["王强", liaison, null, "单位联络员", null, "市气象局", null]));
        Assert.Equal((2, 0, 0), Counts(await SettledAsync(tenant.Admin, id, "checked")));
        Assert.Equal(0, (await tenant.Admin.GetAsync($"/people?q={worker}")).GetProperty("total").GetInt32());

        await StartAsync(tenant.Admin, id);
        await SettledAsync(tenant.Admin, id, "imported");

        var held = (await tenant.Admin.GetAsync($"/people?q={worker}")).GetProperty("items")[0].GetProperty("assignments")[0];
        Assert.Equal((new ScopePath(tenant.Scope.TenantId, community).ToString(), "community-worker"), (held.GetProperty("scope").GetString(), held.GetProperty("role").GetString()));
        Assert.Equal(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.FromHours(8)), held.GetProperty("validTo").GetDateTimeOffset());
        Assert.Equal(new ScopePath(tenant.Scope.TenantId, community, unit).ToString(),
            (await tenant.Admin.GetAsync($"/people?q={liaison}")).GetProperty("items")[0].GetProperty("assignments")[0].GetProperty("scope").GetString());
        var result = Workbooks.Lines(await TakeAsync(tenant.Admin, id));
        Assert.Equal(["李红", "王强"], result.Skip(1).Select(l => l[0]));
        using var browser = host.Browser();
        using var page = await browser.GetAsync(new Uri(result[1][4]!).PathAndQuery);
        Assert.Contains("李红", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("import.nothing_to_show", await (await tenant.Admin.PostAsync($"/people/import/{id}/result")).CodeAsync());
    }

    [Fact]
    public async Task The_same_sheet_again_changes_nothing()
    {
        var tenant = await host.TenantAsync();
        await PlacesAsync(tenant);
        var sheet = Workbooks.Make(Headings, ["李红", Phone(), null, "社区工作者", "健康路社区", null, "2099.12.31"]);
        await ImportAsync(tenant.Admin, sheet);

        var id = await UploadAsync(tenant.Admin, sheet);

        Assert.Equal((0, 1, 0), Counts(await SettledAsync(tenant.Admin, id, "checked")));
    }

    [Fact]
    public async Task Every_refusal_stands_at_its_cell_with_the_rule_that_was_broken()
    {
        var tenant = await host.TenantAsync();
        await PlacesAsync(tenant);
        var phone = Phone();
        await ImportAsync(tenant.Admin, Workbooks.Make(Headings, ["李红", phone, null, "社区工作者", "健康路社区"]));
        var again = Phone();
        var id = await UploadAsync(tenant.Admin, Workbooks.Make(Headings,
            ["甲", null, null, "社区工作者", "健康路社区"],
            ["乙", Phone(), null, "市长", "健康路社区"],
            ["丙", Phone(), null, "社区工作者", "别处社区"],
            ["丁", Phone(), null, "单位联络员", "健康路社区"],
            ["戊", Phone(), null, "单位联络员", null, "没有的单位"],
            ["己", Phone(), null, "街道管理员", "健康路社区"],
            ["庚", Phone(), null, "社区工作者", "健康路社区", null, "2001-01-01"],
            ["李红", phone, null, "社区工作者", "健康路社区", null, "2099-01-01"],
            ["辛", again, null, "社区工作者", "健康路社区"],
            ["辛", again, null, "社区工作者", "健康路社区"],
            ["壬", again, null, "在职党员/志愿者", "健康路社区"]));

        Assert.Equal((1, 0, 10), Counts(await SettledAsync(tenant.Admin, id, "checked")));
        Assert.Equal(
        [
            ("B2", "person.no_contact"), ("D3", "cell.choice"), ("E4", "invite.community_unknown"), ("F5", "invite.unit_needed"), ("F6", "invite.unit_unknown"),
            ("D7", "assignment.role_not_at_scope"), ("G8", "assignment.end_passed"), ("G9", "invite.end_differs"), ("D11", "invite.twice"), ("B12", "invite.contact_twice"),
        ], await FaultsAsync(tenant.Admin, id));
        Assert.Equal("import.has_wrong", await (await tenant.Admin.PostAsync($"/people/import/{id}/start")).CodeAsync());
    }

    [Fact]
    public async Task A_community_admin_gives_only_what_they_hold_and_only_there()
    {
        var tenant = await host.TenantAsync();
        var (community, _) = await PlacesAsync(tenant);
        var scope = new ScopePath(tenant.Scope.TenantId, community);
        var until = DateTimeOffset.UtcNow.AddDays(30);
        var admin = await tenant.Admin.InviteAsync("社区管理员", "community-admin", scope, canDelegate: true, more: new { validTo = until });
        var api = host.As(admin.Id, scope, "community-admin");
        var id = await UploadAsync(api, Workbooks.Make(Headings,
            ["甲", Phone(), null, "社区工作者", null, null, "2099-01-01"],
            ["乙", Phone(), null, "社区工作者", "胜利社区"],
            ["丙", Phone(), null, "街道管理员"]));

        Assert.Equal((0, 0, 3), Counts(await SettledAsync(api, id, "checked")));
        Assert.Equal([("G2", "assignment.beyond_own_end"), ("E3", "invite.community_unknown"), ("D4", "cell.choice")], await FaultsAsync(api, id));
    }

    [Fact]
    public async Task Nobody_sees_an_import_but_its_uploader()
    {
        var tenant = await host.TenantAsync();
        await PlacesAsync(tenant);
        var second = await tenant.Admin.InviteAsync("另一位管理员", "tenant-admin", tenant.Scope, canDelegate: true);
        var id = await UploadAsync(tenant.Admin, Workbooks.Make(Headings, ["甲", Phone(), null, "社区工作者", "健康路社区"]));

        using var answer = await host.As(second.Id, tenant.Scope, "tenant-admin").SendAsync(HttpMethod.Get, $"/people/import/{id}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_template_offers_the_places_and_roles_that_the_admin_may_give()
    {
        var tenant = await host.TenantAsync();
        await PlacesAsync(tenant);
        using var answer = await tenant.Admin.SendAsync(HttpMethod.Get, "/people/import/template", language: "en");
        var template = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Empty(Workbooks.Complaints(template));
        Assert.Equal(["Name*", "Mobile", "E-mail", "Role*", "Community", "Unit", "Last day"], Workbooks.Lines(template)[0]);
        Assert.Equal(["D2:D1048576", "E2:E1048576", "F2:F1048576"], Workbooks.Lists(template).Select(l => l.Split(' ')[0]));
    }

    /// <summary>Two communities and a unit, as Tenant and Registry tell of them.</summary>
    private async Task<(Guid Community, Guid Unit)> PlacesAsync(TenantOfTest tenant)
    {
        var (id, community, unit) = (tenant.Scope.TenantId!.Value, Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.Events.PublishAsync(new UnitRegistered(id, DateTimeOffset.UtcNow, unit, community, "市气象局", "institution"));
        await host.Events.PublishAsync(new CommunityCreated(id, DateTimeOffset.UtcNow, Guid.CreateVersion7(), null, "胜利社区"));
        await host.Events.PublishAsync(new CommunityCreated(id, DateTimeOffset.UtcNow, community, null, "健康路社区"));
        await Eventually.Async(async () =>
        {
            await using var known = Npgsql.NpgsqlDataSource.Create(host.Run.Servers.SuperuserConnection("identity"));
            await using var command = known.CreateCommand("SELECT count(*) FROM place WHERE tenant_id = $1");
            command.Parameters.Add(new() { Value = id });
            return (long)(await command.ExecuteScalarAsync())! == 3;
        });
        return (community, unit);
    }

    private static string Phone() => $"139{Random.Shared.Next(10_000_000, 99_999_999)}";

    private static async Task ImportAsync(Api api, byte[] file)
    {
        var id = await UploadAsync(api, file);
        await SettledAsync(api, id, "checked");
        await StartAsync(api, id);
        await SettledAsync(api, id, "imported");
    }

    private static async Task<Guid> UploadAsync(Api api, byte[] file)
    {
        using var answer = await api.UploadAsync("/people/import?file=people.xlsx", file);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetGuid();
    }

    private static async Task StartAsync(Api api, Guid id)
    {
        using var answer = await api.PostAsync($"/people/import/{id}/start");
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private static async Task<byte[]> TakeAsync(Api api, Guid id)
    {
        using var answer = await api.PostAsync($"/people/import/{id}/result");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static Task<JsonElement> SettledAsync(Api api, Guid id, string state) =>
        Eventually.Async(() => api.GetAsync($"/people/import/{id}"), import => import.GetProperty("state").GetString() == state);

    private static async Task<List<(string?, string?)>> FaultsAsync(Api api, Guid id) =>
        [.. (await api.GetAsync($"/people/import/{id}/faults?size=50")).GetProperty("items").EnumerateArray().Select(f => (f.GetProperty("cell").GetString(), f.GetProperty("code").GetString()))];

    private static (int, int, int) Counts(JsonElement import) =>
        (import.GetProperty("new").GetInt32(), import.GetProperty("same").GetInt32(), import.GetProperty("wrong").GetInt32());
}
