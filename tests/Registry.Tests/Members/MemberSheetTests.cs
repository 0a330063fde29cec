using System.Net.Http.Json;
using System.Text.Json;
using Linli.Contracts.Activity.V1;
using Linli.Contracts.Registry.V1;
using Linli.TestKit;
using Xunit;

namespace Linli.Registry.Tests.Members;

public sealed class MemberSheetTests(RegistryHost host) : SheetTest(host, "members")
{
    private static readonly object?[] Headings = ["姓名", "电话", "所在单位", "报到社区", "报到日期", "报到单号"];

    [Fact]
    public async Task Members_report_in_from_a_sheet_and_get_their_slips()
    {
        var community = await CommunityAsync("军民路社区");
        var unit = await UnitAsync(Admin, community, "气象局");
        await ImportedAsync(Workbooks.Make(["在职党员报到登记表"], Headings,
            ["张　三", "１３８００１３８０００", "气象局", "军民路社区", "2026.3.1"],
            ["李四", null, null, null, "2026年4月", "2026-0001"],
            ["王五"]));

        var members = (await GetAsync(Admin, "/members")).GetProperty("items").EnumerateArray().ToDictionary(m => m.GetProperty("name").GetString()!);
        Assert.Equal(["张 三", "李四", "王五"], members.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("2026-03-01", "气象局"), (members["张 三"].GetProperty("reportedInOn").GetString(), members["张 三"].GetProperty("unitName").GetString()));
        Assert.Equal(("2026-04-01", "2026-0001"), (members["李四"].GetProperty("reportedInOn").GetString(), members["李四"].GetProperty("slipNumber").GetString()));
        Assert.Equal(3, members.Values.Select(m => m.GetProperty("slipNumber").GetString()).Distinct().Count());
        Assert.Equal(1, (await GetAsync(Admin, "/members?q=13800138000")).GetProperty("total").GetInt32());
        var told = await Host.Events.NextAsync<MemberReportedIn>(e => e.MemberId == members["张 三"].GetProperty("id").GetGuid());
        Assert.Equal((community, unit, new DateOnly(2026, 3, 1)), (told.CommunityId, told.UnitId, told.On));
    }

    [Fact]
    public async Task A_second_identical_import_changes_nothing_and_a_new_phone_or_unit_changes_that_person()
    {
        var community = await CommunityAsync();
        await UnitAsync(Admin, community, "气象局");
        var school = await UnitAsync(Admin, community, "实验小学");
        var sheet = Workbooks.Make(Headings, ["张三", "13800138000", "气象局", null, "2026-03-01"], ["张三", "13800138001", "实验小学"]);
        await ImportedAsync(sheet);

        Assert.Equal((0, 0, 2, 0), (await CheckedAsync(sheet)).Counts);

        Assert.Equal((0, 1, 0, 0), (await CheckedAsync(Workbooks.Make(Headings, ["张三", "13800138000", "实验小学"]))).Counts);
        await ImportedAsync(Workbooks.Make(Headings, ["张三", "13800138000", "实验小学"]));
        await Host.Events.NextAsync<MemberUnitChanged>(e => e.UnitId == school);
        Assert.Equal(2, (await GetAsync(Admin, "/members")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Each_wrong_cell_is_named()
    {
        await CommunityAsync("军民路社区");
        await CommunityAsync("健康路社区");
        await ImportedAsync(Workbooks.Make(Headings, ["老张", "13800138000", null, "军民路社区", "2026-03-01", "甲-1"]));

        var (id, counts) = await CheckedAsync(Workbooks.Make(Headings,
            ["甲", "12", null, "军民路社区"],
            ["乙", null, "没有的单位", "军民路社区"],
            ["丙"],
            ["丁", null, null, "军民路社区", "2999-01-01"],
            ["戊", null, null, "军民路社区", null, "甲-1"],
            ["己", null, null, "军民路社区"],
            ["己", null, null, "军民路社区"],
            ["老张", "13800138000", null, "健康路社区"],
            ["老张", "13800138000", null, "军民路社区", "2026-03-02"]));

        Assert.Equal((1, 0, 0, 8), counts);
        Assert.Equal(
        [
            ("B2", "unit.phone"), ("C3", "sheet.unit_unknown"), ("D4", "sheet.community_needed"), ("E5", "member.in_the_future"), ("F6", "member.slip_taken"),
            ("A8", "sheet.twice"), ("A9", "member.sheet_elsewhere"), ("E10", "member.sheet_slip"),
        ], await FaultsAsync(id));
    }

    [Fact]
    public async Task Taken_back_those_who_were_added_are_gone_and_the_same_sheet_can_come_in_again()
    {
        await CommunityAsync();
        await ImportedAsync(Workbooks.Make(Headings, ["老张", "13800138000"]));
        var sheet = Workbooks.Make(Headings, ["老张", "13800138000", null, null], ["小李", "13800138001", null, null, null, "甲-7"]);
        var id = await ImportedAsync(sheet);
        var added = (await GetAsync(Admin, "/members?q=小李")).GetProperty("items")[0].GetProperty("id").GetGuid();

        await UndoneAsync(id);

        Assert.Equal(1, (await GetAsync(Admin, "/members?state=all")).GetProperty("total").GetInt32());
        await Host.Events.NextAsync<MemberLeft>(e => e.MemberId == added);
        await ImportedAsync(sheet);
        Assert.Equal(2, (await GetAsync(Admin, "/members")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Whoever_holds_a_post_since_is_not_taken_back()
    {
        var community = await CommunityAsync();
        var post = await PostAsync(Admin, community, limit: 3);
        var id = await ImportedAsync(Workbooks.Make(Headings, ["小李"]));
        var member = (await GetAsync(Admin, "/members")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await SucceedsAsync(Admin.PostAsJsonAsync($"/posts/{post}/claims", new { memberId = member }, Cancellation));

        Assert.Contains("小李", (await UndoneAsync(id, "imported")).GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, (await GetAsync(Admin, "/members")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Whoever_took_part_in_an_activity_since_is_not_taken_back()
    {
        var community = await CommunityAsync();
        var id = await ImportedAsync(Workbooks.Make(Headings, ["小李"], ["小王"]));
        var member = (await GetAsync(Admin, "/members?q=小李")).GetProperty("items")[0].GetProperty("id").GetGuid();
        var tookPart = new ParticipationRecorded(Tenant.Id, DateTimeOffset.UtcNow, Guid.CreateVersion7(), Guid.CreateVersion7(), community, "service", new DateOnly(2026, 11, 1), member, null, 1, 90, 0, 0);
        await Host.Events.PublishAsync(tookPart);
        await Host.Events.PublishAsync(tookPart with { Minutes = 60, FormerMinutes = 90, FormerPersons = 1 });
        await Eventually.Async(async () => await OneAsync<long>("SELECT count(*) FROM active_members WHERE tenant_id = $1") == 1);

        Assert.Contains("小李", (await UndoneAsync(id, "imported")).GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, (await GetAsync(Admin, "/members")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Many_report_in_at_once()
    {
        await CommunityAsync();
        await ImportedAsync(Csv(["姓名,电话", .. Enumerable.Range(1, 2_500).Select(i => $"党员{i},139{i:00000000}")]));

        Assert.Equal(2_500, (await GetAsync(Admin, "/members")).GetProperty("total").GetInt32());
    }
}
