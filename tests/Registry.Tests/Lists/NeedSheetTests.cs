using System.Text.Json;
using Linli.Contracts.Registry.V1;
using Linli.TestKit;
using Xunit;

namespace Linli.Registry.Tests.Lists;

public sealed class NeedSheetTests(RegistryHost host) : SheetTest(host, "needs")
{
    private static readonly object?[] Headings = ["需求", "类别", "工作领域", "受益群体", "数量", "计量", "社区", "提出日期", "希望完成", "说明"];

    [Fact]
    public async Task Needs_come_in_from_a_sheet_as_people_really_type_it()
    {
        var community = await CommunityAsync("军民路社区");
        await CommunityAsync("健康路社区");
        var id = await ImportedAsync(Workbooks.Make(
            ["军民路街道需求清单"], Headings,
            [" 检修电路 ", "专业技术", "service", "低保户", null, null, "军民路社区", "2026.3.1", "２０９９年12月31日", "老旧小区"],
            ["慰问演出", "文艺演出", "service", "老年人", "1,200 人", "人次", "健康路社区", null, "2099-06-30"]));

        var needs = await ByTitleAsync();
        Assert.Equal(("skill", "low_income", "2026-03-01", "2099-12-31"), (
            Text(needs["检修电路"], "kind"), Text(needs["检修电路"], "group"), Text(needs["检修电路"], "enteredOn"), Text(needs["检修电路"], "wantedBy")));
        Assert.Equal((1_200, "健康路社区"), (needs["慰问演出"].GetProperty("quantity").GetInt32(), Text(needs["慰问演出"], "communityName")));
        var told = await Host.Events.NextAsync<NeedEntered>(e => e.NeedId == needs["检修电路"].GetProperty("id").GetGuid());
        Assert.Equal((community, "skill", new DateOnly(2026, 3, 1)), (told.CommunityId, told.Kind, told.On));
        Assert.Equal(1, (await GetAsync(Admin, "/needs?q=jxdl")).GetProperty("total").GetInt32());
        Assert.True((await GetAsync(Admin, $"/needs/import/{id}")).GetProperty("canUndo").GetBoolean());
    }

    [Fact]
    public async Task The_exported_list_comes_in_again_and_changes_nothing()
    {
        await CommunityAsync();
        await ImportedAsync(Workbooks.Make(Headings,
            ["检修电路", "专业技术", "service", "低保户", null, null, null, "2026-03-01", "2099-12-31", "老旧小区"],
            ["慰问演出", "文艺演出", "party", "党员", 3, "场", null, null, "2099-06-30"]));
        var export = await Admin.GetByteArrayAsync(new Uri("/needs/export?state=all", UriKind.Relative), Cancellation);

        var (id, counts) = await CheckedAsync(export);

        Assert.Equal((0, 0, 2, 0), counts);
        await StartAsync(id);
        Assert.False((await SettledAsync(id, "imported")).GetProperty("canUndo").GetBoolean());
    }

    [Fact]
    public async Task A_row_with_another_cell_changes_the_need_that_it_means_and_can_be_taken_back()
    {
        await CommunityAsync();
        await ImportedAsync(Workbooks.Make(Headings,
            ["检修电路", "专业技术", "service", "低保户", 2, "次", null, "2026-03-01", "2099-12-31"], ["检修电路", "专业技术", "service", "低保户", 5, "次", null, "2026-04-01", "2099-12-31"]));
        object?[] changed = ["检修电路", "帮扶服务", "service", "低保户", 8, null, null, "2026-04-01", "2099-12-31"];

        var (id, counts) = await CheckedAsync(Workbooks.Make(Headings, changed));
        Assert.Equal((0, 1, 0, 0), counts);
        var cells = (await GetAsync(Admin, $"/needs/import/{id}/rows?verdict=changed")).GetProperty("items")[0].GetProperty("cells");
        Assert.Equal([("类别", "专业技术", "帮扶服务"), ("数量", "5", "8")], cells.EnumerateArray().Select(c => (Text(c, "heading"), Text(c, "before"), Text(c, "after"))));
        await StartAsync(id);
        await SettledAsync(id, "imported");
        Assert.Equal([2, 8], await QuantitiesAsync());
        await Host.Events.NextAsync<NeedChanged>(e => e.TenantId == Tenant.Id && e.Kind == "help");

        await UndoneAsync(id);
        Assert.Equal([2, 5], await QuantitiesAsync());

        // Without the day it is not clear which of the two is meant.
        (id, _) = await CheckedAsync(Workbooks.Make(Headings, ["检修电路", "专业技术", "service", "低保户", 8, null, null, null, "2099-12-31"]));
        Assert.Equal([("H2", "need.sheet_ambiguous")], await FaultsAsync(id));
    }

    [Fact]
    public async Task Each_wrong_cell_is_named()
    {
        var community = await CommunityAsync("军民路社区");
        await CommunityAsync("健康路社区");
        var unit = await UnitAsync(Admin, community);
        await ImportedAsync(Workbooks.Make(Headings, ["旧需求", "物资", "service", "老年人", 5, "件", "军民路社区", "2026-03-01", "2099-12-31"]));
        var old = (await ByTitleAsync())["旧需求"].GetProperty("id").GetGuid();
        await CreatedAsync(Admin, $"/needs/{old}/claims", new { unitId = unit, quantity = 4 });

        var (id, counts) = await CheckedAsync(Workbooks.Make(Headings,
            ["甲", "没有的类别", "service", "老年人", null, null, "军民路社区", null, "2099-12-31"],
            ["乙", "物资", "没有的领域", "李某", null, null, "军民路社区", null, "2099-12-31"],
            ["丙", "物资", "service", "老年人", "0", null, null, null, "2099-12-31"],
            ["丁", "物资", "service", "老年人", "1.5", null, "军民路社区", "2999-01-01", "2999-12-31"],
            ["戊", "物资", "service", "老年人", null, null, "军民路社区", "2026-03-01", "2026-02-01"],
            ["己", "物资", "service", "老年人", null, null, "军民路社区", "2026-03-01", null],
            ["旧需求", "物资", "service", "老年人", 3, "件", "军民路社区", null, "2099-12-31"],
            ["庚", "物资", "service", "老年人", null, null, "军民路社区", null, "2099-12-31"],
            ["庚", "物资", "service", "老年人", null, null, "军民路社区", null, "2099-12-31"]));

        Assert.Equal((1, 0, 0, 8), counts);
        Assert.Equal(
        [
            ("B2", "cell.choice"), ("C3", "cell.choice"), ("D3", "cell.choice"), ("E4", "sheet.quantity"), ("G4", "sheet.community_needed"), ("E5", "sheet.quantity"), ("H5", "need.in_the_future"),
            ("I6", "need.wanted_before_entered"), ("I7", "cell.required"), ("E8", "need.quantity_below_taken"), ("A10", "sheet.twice"),
        ], await FaultsAsync(id));
    }

    [Fact]
    public async Task Taken_back_what_was_added_never_was_and_the_same_sheet_can_come_in_again()
    {
        await CommunityAsync();
        var sheet = Workbooks.Make(Headings, ["检修电路", "专业技术", "service", "低保户", null, null, null, "2026-03-01", "2099-12-31"]);
        var id = await ImportedAsync(sheet);
        var need = (await ByTitleAsync())["检修电路"].GetProperty("id").GetGuid();

        await UndoneAsync(id);

        Assert.Equal(0, (await GetAsync(Admin, "/needs?state=all")).GetProperty("total").GetInt32());
        Assert.Equal(("undone", new DateOnly(2026, 2, 28)), await Host.Events.NextAsync<NeedEnded>(e => e.NeedId == need) is var told ? (told.State, told.On) : default);
        await ImportedAsync(sheet);
        Assert.Single(await ByTitleAsync());
    }

    [Fact]
    public async Task What_was_claimed_since_is_not_taken_back()
    {
        var community = await CommunityAsync();
        var unit = await UnitAsync(Admin, community);
        var id = await ImportedAsync(Workbooks.Make(Headings, ["检修电路", "专业技术", "service", "低保户", null, null, null, null, "2099-12-31"], ["慰问演出", "文艺演出", "party", "党员", null, null, null, null, "2099-12-31"]));
        await CreatedAsync(Admin, $"/needs/{(await ByTitleAsync())["检修电路"].GetProperty("id").GetGuid()}/claims", new { unitId = unit });

        Assert.Contains("检修电路", Text(await UndoneAsync(id, "imported"), "problem"), StringComparison.Ordinal);
        Assert.Equal(2, (await ByTitleAsync()).Count);
    }

    [Fact]
    public async Task What_a_project_took_up_since_is_not_taken_back()
    {
        var community = await CommunityAsync();
        var id = await ImportedAsync(Workbooks.Make(Headings, ["检修电路", "专业技术", "service", "低保户", null, null, null, null, "2099-12-31"]));
        var project = await CreatedAsync(Admin, $"/communities/{community}/projects",
            new { title = "改造老旧电路", kind = "skill", workArea = "service", goal = "改造楼栋", aim = 3, measure = "栋", startsOn = "2026-01-05", dueOn = "2099-12-31" });
        await CreatedAsync(Admin, $"/projects/{project}/needs", new { needId = (await ByTitleAsync())["检修电路"].GetProperty("id").GetGuid() });

        Assert.Contains("检修电路", Text(await UndoneAsync(id, "imported"), "problem"), StringComparison.Ordinal);
        Assert.Single(await ByTitleAsync());
    }

    [Fact]
    public async Task The_template_says_what_a_row_is_known_by_and_many_needs_come_in_at_once()
    {
        await CommunityAsync();
        var template = await BytesAsync("template");
        Assert.Empty(Workbooks.Complaints(template));
        Assert.Equal(4, Workbooks.Lists(template).Count);
        Assert.Contains("视为同一条需求", Workbooks.Comments(template)["A1"], StringComparison.Ordinal);

        await ImportedAsync(Csv(["需求,类别,工作领域,受益群体,希望完成", .. Enumerable.Range(1, 1_100).Select(i => $"需求{i},物资,service,老年人,2099-12-31")]));

        Assert.Equal(1_100, (await GetAsync(Admin, "/needs")).GetProperty("total").GetInt32());
    }

    private async Task<Dictionary<string, JsonElement>> ByTitleAsync() =>
        (await GetAsync(Admin, "/needs?state=all")).GetProperty("items").EnumerateArray().ToDictionary(n => Text(n, "title")!);

    private async Task<List<int>> QuantitiesAsync() =>
        [.. (await GetAsync(Admin, "/needs")).GetProperty("items").EnumerateArray().Select(n => n.GetProperty("quantity").GetInt32()).Order()];

    private static string? Text(JsonElement row, string property) => row.GetProperty(property).GetString();
}
