using System.Text.Json;
using Linli.Contracts.Registry.V1;
using Linli.TestKit;
using Xunit;

namespace Linli.Registry.Tests.Lists;

public sealed class ResourceSheetTests(RegistryHost host) : SheetTest(host, "resources")
{
    private static readonly object?[] Headings = ["资源", "单位", "类别", "工作领域", "数量", "计量", "可提供起", "止", "条件"];

    [Fact]
    public async Task Resources_come_in_from_a_sheet_and_the_exported_list_changes_nothing()
    {
        var community = await CommunityAsync();
        var unit = await UnitAsync(Admin, community, "供电公司");
        await ImportedAsync(Workbooks.Make(["资源清单"], Headings,
            ["义务检修电路", "供电公司", "专业技术", "service", "20 次", "次", "2026.1.1", "2099年12月31日", "工作日"], ["会议室", "供电公司", "场地设施", null, null, null, "2026-03-01"]));

        var resources = await ByTitleAsync();
        var repair = resources["义务检修电路"];
        Assert.Equal(("skill", 20, "2026-01-01", "2099-12-31"), (Text(repair, "kind"), repair.GetProperty("quantity").GetInt32(), Text(repair, "availableFrom"), Text(repair, "availableTo")));
        var told = await Host.Events.NextAsync<ResourceOffered>(e => e.ResourceId == repair.GetProperty("id").GetGuid());
        Assert.Equal((unit, community, "service"), (told.UnitId, told.CommunityId, told.WorkArea));

        var export = await Admin.GetByteArrayAsync(new Uri("/resources/export?state=all", UriKind.Relative), Cancellation);
        Assert.Equal((0, 0, 2, 0), (await CheckedAsync(export)).Counts);
    }

    [Fact]
    public async Task Each_wrong_cell_is_named()
    {
        var community = await CommunityAsync();
        await UnitAsync(Admin, community, "供电公司");

        var (id, counts) = await CheckedAsync(Workbooks.Make(Headings,
            ["甲", "没有的单位", "场地设施", null, null, null, "2026-03-01"],
            ["乙", "供电公司", "没有的类别", null, -1, null, "2026-03-01"],
            ["丙", "供电公司", "场地设施", null, null, null, "2026-03-01", "2026-02-01"],
            ["丁", "供电公司", "场地设施", null, null, null, null],
            ["戊", "供电公司", "场地设施", null, null, null, "2026-03-01"],
            ["戊", "供电公司", "场地设施", null, null, null, "2026-03-01"]));

        Assert.Equal((1, 0, 0, 5), counts);
        Assert.Equal(
            [("B2", "sheet.unit_unknown"), ("C3", "cell.choice"), ("E3", "sheet.quantity"), ("H4", "resource.from_after_to"), ("G5", "cell.required"), ("A7", "sheet.twice")], await FaultsAsync(id));
    }

    [Fact]
    public async Task Taken_back_it_is_as_it_was()
    {
        var community = await CommunityAsync();
        await UnitAsync(Admin, community, "供电公司");
        await ImportedAsync(Workbooks.Make(Headings, ["会议室", "供电公司", "场地设施", null, 3, null, "2026-03-01"]));
        var id = await ImportedAsync(Workbooks.Make(Headings, ["会议室", "供电公司", "场地设施", null, 5, null, "2026-04-01"], ["义务检修电路", "供电公司", "专业技术", null, null, null, "2026-03-01"]));
        var resources = await ByTitleAsync();
        Assert.Equal((5, "2026-04-01"), (resources["会议室"].GetProperty("quantity").GetInt32(), Text(resources["会议室"], "availableFrom")));

        await UndoneAsync(id);

        var left = Assert.Single(await ByTitleAsync()).Value;
        Assert.Equal((3, "2026-03-01"), (left.GetProperty("quantity").GetInt32(), Text(left, "availableFrom")));
        Assert.Equal("undone", (await Host.Events.NextAsync<ResourceEnded>(e => e.ResourceId == resources["义务检修电路"].GetProperty("id").GetGuid())).State);
    }

    [Fact]
    public async Task What_a_need_has_claimed_since_is_not_taken_back()
    {
        var community = await CommunityAsync();
        await UnitAsync(Admin, community, "供电公司");
        var id = await ImportedAsync(Workbooks.Make(Headings, ["义务检修电路", "供电公司", "专业技术", null, null, null, "2026-03-01"]));
        var resource = (await ByTitleAsync())["义务检修电路"].GetProperty("id").GetGuid();
        var need = await CreatedAsync(Admin, $"/communities/{community}/needs", new { title = "检修电路", kind = "skill", workArea = "service", group = "low_income", wantedBy = "2099-12-31" });
        await CreatedAsync(Admin, $"/needs/{need}/claims", new { resourceId = resource });

        Assert.Contains("义务检修电路", Text(await UndoneAsync(id, "imported"), "problem"), StringComparison.Ordinal);
        Assert.Single(await ByTitleAsync());
    }

    [Fact]
    public async Task A_liaison_offers_what_the_own_unit_has_and_no_others()
    {
        var community = await CommunityAsync();
        var own = await UnitAsync(Admin, community, "供电公司");
        await UnitAsync(Admin, community, "气象局");
        using var liaison = await Tenant.AsAsync("unit-liaison", community, own);

        var (id, counts) = await CheckedAsync(Workbooks.Make(Headings, ["会议室", "供电公司", "场地设施", null, null, null, "2026-03-01"], ["会议室", "气象局", "场地设施", null, null, null, "2026-03-01"]), liaison);

        Assert.Equal((1, 0, 0, 1), counts);
        Assert.Equal([("B3", "sheet.unit_unknown")], await FaultsAsync(id, liaison));
    }

    private async Task<Dictionary<string, JsonElement>> ByTitleAsync() =>
        (await GetAsync(Admin, "/resources?state=all")).GetProperty("items").EnumerateArray().ToDictionary(r => Text(r, "title")!);

    private static string? Text(JsonElement row, string property) => row.GetProperty(property).GetString();
}
