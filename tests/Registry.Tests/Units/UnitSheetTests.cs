using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Linli.Contracts.Registry.V1;
using Linli.TestKit;
using Npgsql;
using Xunit;

namespace Linli.Registry.Tests.Units;

public sealed class UnitSheetTests(RegistryHost host) : SheetTest(host, "units")
{
    private static readonly object?[] Headings = ["单位名称", "类别", "社区", "统一社会信用代码", "按证照保留代码", "地址", "职工人数", "党员人数", "联络员", "联系电话"];

    [Fact]
    public async Task Units_come_in_from_a_sheet_as_people_really_type_it()
    {
        await CommunityAsync("军民路社区");
        await CommunityAsync("健康路社区");
        var id = await ImportedAsync(Workbooks.Make(
            ["军民路街道驻区单位一览表"], ["（2026年）"], Headings,
            [" 市气象局 ", "事业单位", "军民路社区", "９１５１２０８１ＭＡ６２Ｋ０２６０Ｅ", null, "军民路 12 号", "1,２00 人", "45", "王芳", "138 0013 8000"],
            ["人民医院", "事业单位", "健康路社区", null, null, null, 320, null, null, "0992-7221234"],
            ["省外商会", "社会组织", "辖区外共建单位"]));

        var units = (await GetAsync(Admin, "/units?sort=-registeredAt")).GetProperty("items").EnumerateArray().ToDictionary(u => u.GetProperty("name").GetString()!);
        Assert.Equal(3, units.Count);
        Assert.Equal(("91512081MA62K0260E", 1200, 45), (units["市气象局"].GetProperty("creditCode").GetString(), units["市气象局"].GetProperty("staffNumber").GetInt32(), units["市气象局"].GetProperty("memberNumber").GetInt32()));
        Assert.Equal("健康路社区", units["人民医院"].GetProperty("communityName").GetString());
        Assert.Equal(JsonValueKind.Null, units["省外商会"].GetProperty("communityId").ValueKind);
        var weather = units["市气象局"].GetProperty("id").GetGuid();
        Assert.Equal("13800138000", (await GetAsync(Admin, $"/units/{weather}/liaison?reason=核对")).GetProperty("phone").GetString());
        Assert.Equal(1, (await GetAsync(Admin, "/units?q=qxj")).GetProperty("total").GetInt32());
        await Host.Events.NextAsync<UnitRegistered>(e => e.UnitId == weather);
        Assert.Contains((await GetAsync(Admin, $"/audit?row={weather}")).GetProperty("items").EnumerateArray(), e => e.GetProperty("action").GetString() == "created");
        Assert.True((await GetAsync(Admin, $"/units/import/{id}")).GetProperty("canUndo").GetBoolean());
    }

    [Fact]
    public async Task A_second_identical_import_changes_nothing_and_one_with_other_cells_changes_those_alone()
    {
        var community = await CommunityAsync();
        object?[] kept = ["实验小学", "学校", null, null, null, "和平街 1 号", 88, 20, "李红", "13900139000"];
        var sheet = Workbooks.Make(Headings, kept, ["供电公司", "国有企业", null, "91512081MA62K0260E"]);
        await ImportedAsync(sheet);
        var before = await StateAsync();

        var (id, counts) = await CheckedAsync(sheet);
        Assert.Equal((0, 0, 2, 0), counts);
        await StartAsync(id);
        Assert.False((await SettledAsync(id, "imported")).GetProperty("canUndo").GetBoolean());
        Assert.Equal(before, await StateAsync());

        // The code finds the unit whatever it is called now; empty cells leave what is there.
        Assert.Equal((0, 2, 0, 0), (await CheckedAsync(Workbooks.Make(Headings, ["实验小学", "学校", null, null, null, null, 90], ["国网供电公司", "国有企业", null, "91512081MA62K0260E"]))).Counts);
        await ImportedAsync(Workbooks.Make(Headings, ["实验小学", "学校", null, null, null, null, 90], ["国网供电公司", "国有企业", null, "91512081MA62K0260E"]));

        var units = (await GetAsync(Admin, "/units")).GetProperty("items").EnumerateArray().ToDictionary(u => u.GetProperty("name").GetString()!, u => u.GetProperty("id").GetGuid());
        Assert.Equal(["国网供电公司", "实验小学"], units.Keys.Order(StringComparer.Ordinal));
        var school = await GetAsync(Admin, $"/units/{units["实验小学"]}");
        Assert.Equal((90, "和平街 1 号"), (school.GetProperty("staffNumber").GetInt32(), school.GetProperty("address").GetString()));
        var changed = await Host.Events.NextAsync<UnitChanged>(e => e.UnitId == units["国网供电公司"]);
        Assert.Equal(community, changed.CommunityId);
    }

    [Fact]
    public async Task Each_wrong_cell_is_named_with_what_to_do_and_nothing_is_imported()
    {
        await CommunityAsync("军民路社区");
        await CommunityAsync("健康路社区");
        var (id, counts) = await CheckedAsync(Workbooks.Make(Headings,
            ["甲单位", "工厂", "军民路社区"],
            ["乙单位", "学校", "没有的社区"],
            ["丙单位", "学校", null],
            ["丁单位", "学校", "军民路社区", "91350100M000100Y4Z"],
            ["戊单位", "学校", "军民路社区", "12345"],
            ["己单位", "学校", "军民路社区", null, null, null, 10, 11],
            ["庚单位", "学校", "军民路社区", null, null, null, "十个", "1.5"],
            ["辛单位", "学校", "军民路社区", null, null, null, null, null, "王*", "12"],
            ["壬单位", "学校", "军民路社区"],
            ["壬单位", "学校", "军民路社区"],
            ["癸单位", "学校", "军民路社区", "91512081MA62K0260F", "是"]));

        Assert.Equal((2, 0, 0, 9), counts);
        Assert.Equal(
        [
            ("B2", "cell.choice"), ("C3", "cell.choice"), ("C4", "sheet.community_needed"), ("D5", "unit.sheet_code_check"), ("D6", "unit.credit_code_shape"), ("H7", "unit.more_members_than_staff"),
            ("G8", "cell.number"), ("H8", "sheet.count"), ("I9", "personal.masked"), ("J9", "unit.phone"), ("A11", "sheet.twice"),
        ], await FaultsAsync(id));
        await RefusedAsync(Admin.PostAsync($"/units/import/{id}/start", null, Cancellation), HttpStatusCode.Conflict, "import.has_wrong");
        Assert.Equal(0, (await GetAsync(Admin, "/units")).GetProperty("total").GetInt32());

        var copy = await BytesAsync($"{id}/annotated");
        Assert.Contains("按证照保留代码", Workbooks.Comments(copy)["D5"], StringComparison.Ordinal);
        Assert.Empty(Workbooks.Complaints(copy));
    }

    [Fact]
    public async Task The_template_offers_the_communities_and_kinds_and_is_taken_as_it_is()
    {
        await CommunityAsync("军民路社区");
        var template = await BytesAsync("template");

        Assert.Empty(Workbooks.Complaints(template));
        Assert.Equal(3, Workbooks.Lists(template).Count);
        var headings = Workbooks.Lines(template)[0].ToArray();
        await ImportedAsync(Workbooks.Make([headings, ["卫生院", "事业单位", "军民路社区"]]));
        Assert.Equal(1, (await GetAsync(Admin, "/units")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task An_import_is_taken_back_as_one_step()
    {
        await CommunityAsync();
        await ImportedAsync(Workbooks.Make(Headings, ["老单位", "学校", null, null, null, "旧址", 5, null, "赵一", "13900139001"]));
        var id = await ImportedAsync(Workbooks.Make(Headings, ["老单位", "事业单位", null, null, null, "新址", 6, null, "钱二", "13900139002"], ["新单位", "学校"]));
        var added = (await GetAsync(Admin, "/units?q=新单位")).GetProperty("items")[0].GetProperty("id").GetGuid();

        await UndoneAsync(id);

        var left = Assert.Single((await GetAsync(Admin, "/units")).GetProperty("items").EnumerateArray());
        var unit = await GetAsync(Admin, $"/units/{left.GetProperty("id").GetGuid()}");
        Assert.Equal(("老单位", "school", "旧址", 5), (unit.GetProperty("name").GetString(), unit.GetProperty("kind").GetString(), unit.GetProperty("address").GetString(), unit.GetProperty("staffNumber").GetInt32()));
        Assert.Equal("13900139001", (await GetAsync(Admin, $"/units/{left.GetProperty("id").GetGuid()}/liaison?reason=核对")).GetProperty("phone").GetString());
        await Host.Events.NextAsync<UnitRetired>(e => e.UnitId == added);
        await RefusedAsync(Admin.PostAsync($"/units/import/{id}/undo", null, Cancellation), HttpStatusCode.Conflict, "import.not_now");
    }

    [Fact]
    public async Task What_was_changed_or_used_since_is_not_taken_back_and_neither_is_the_rest()
    {
        var community = await CommunityAsync();
        var id = await ImportedAsync(Workbooks.Make(Headings, ["甲单位", "学校"], ["乙单位", "学校"]));
        var units = (await GetAsync(Admin, "/units")).GetProperty("items").EnumerateArray().ToDictionary(u => u.GetProperty("name").GetString()!, u => u.GetProperty("id").GetGuid());
        var member = await CreatedAsync(Admin, $"/communities/{community}/members", new { name = "李某", unitId = units["甲单位"] });
        Assert.NotEqual(Guid.Empty, member);

        var used = await UndoneAsync(id, "imported");
        Assert.Contains("甲单位", used.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, (await GetAsync(Admin, "/units")).GetProperty("total").GetInt32());

        var version = (await GetAsync(Admin, $"/units/{units["乙单位"]}")).GetProperty("version").GetUInt32();
        await SucceedsAsync(Admin.PutAsJsonAsync($"/units/{units["乙单位"]}?version={version}", new { communityId = community, kind = "school", name = "乙单位（新）" }, Cancellation));
        Assert.Contains("乙单位（新）", (await UndoneAsync(id, "imported")).GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_in_the_middle_nothing_of_it_is_in_and_it_can_be_started_again()
    {
        await CommunityAsync();
        var lines = Enumerable.Range(1, 6_000).Select(i => $"第{i}分公司,非公企业").ToArray();
        var (id, counts) = await CheckedAsync(Csv(["单位名称,类别", .. lines]));
        Assert.Equal((6_000, 0, 0, 0), counts);

        await StartAsync(id);
        await Eventually.Async(() => GetAsync(Admin, $"/units/import/{id}"), import => import.GetProperty("done").GetInt32() >= 1_000);
        await SucceedsAsync(Admin.PostAsync($"/units/import/{id}/cancel", null, Cancellation));

        Assert.Equal((6_000, 0, 0, 0), Counts(await SettledAsync(id, "checked")));
        Assert.Equal(0, (await GetAsync(Admin, "/units")).GetProperty("total").GetInt32());
        await StartAsync(id);
        await SettledAsync(id, "imported");
        Assert.Equal(6_000, (await GetAsync(Admin, "/units")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Two_people_with_the_same_sheet_bring_it_in_once()
    {
        await CommunityAsync();
        using var other = await Tenant.AsAsync("tenant-admin");
        var sheet = Csv(["单位名称,类别", .. Enumerable.Range(1, 300).Select(i => $"第{i}小学,学校")]);
        var (one, _) = await CheckedAsync(sheet);
        var (two, _) = await CheckedAsync(sheet, other);

        await Task.WhenAll(StartAsync(one), StartAsync(two, other));
        await SettledAsync(one, "imported");
        await SettledAsync(two, "imported", other);

        Assert.Equal(300, (await GetAsync(Admin, "/units")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_community_worker_brings_in_units_of_their_community_alone()
    {
        var (own, others) = (await CommunityAsync("军民路社区"), await CommunityAsync("健康路社区"));
        await UnitAsync(Admin, others, "别家单位");
        using var worker = await Tenant.AsAsync("community-admin", own);

        var (id, counts) = await CheckedAsync(Workbooks.Make(Headings, ["别家单位", "学校", "健康路社区"], ["自家单位", "学校"]), worker);
        Assert.Equal((1, 0, 0, 1), counts);
        Assert.Equal([("C2", "cell.choice")], await FaultsAsync(id, worker));
        await ImportedAsync(Workbooks.Make(Headings, ["自家单位", "学校"]), worker);
        Assert.Equal(own, (await GetAsync(Admin, "/units?q=自家")).GetProperty("items")[0].GetProperty("communityId").GetGuid());
    }

    [Fact]
    public async Task Csv_in_the_offices_encoding_is_taken_and_a_formula_stays_a_text()
    {
        await CommunityAsync();
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await ImportedAsync(Encoding.GetEncoding("gb18030").GetBytes("单位名称,类别,地址\r\n文化馆,事业单位,=1+1\r\n"));

        var export = await Admin.GetStringAsync(new Uri("/units/export", UriKind.Relative), Cancellation);
        Assert.Contains("'=1+1", export, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_row_was_before_lies_encrypted_and_the_upload_is_gone_once_it_is_in()
    {
        await CommunityAsync();
        await ImportedAsync(Workbooks.Make(Headings, ["老单位", "学校", null, null, null, null, null, null, "赵一", "13900139001"]));
        var id = await ImportedAsync(Workbooks.Make(Headings, ["老单位", "学校", null, null, null, null, null, null, "钱二", "13900139002"]));

        Assert.Equal(1, await CountAsync("import_effect WHERE import_id = $1", id));
        Assert.Equal(0, await CountAsync("import_effect WHERE import_id = $1 AND position('13900139001'::bytea IN content) > 0", id));
        await Eventually.Async(async () => await CountAsync("import_part WHERE import_id = $1", id) == 0);
    }

    private async Task<(long, long, long)> StateAsync() => (
        await CountAsync("units WHERE tenant_id = $1", Tenant.Id), await CountAsync("outbox WHERE tenant_id = $1", Tenant.Id), await CountAsync("search_keys WHERE tenant_id = $1", Tenant.Id));

    private async Task<long> CountAsync(string what, Guid id)
    {
        await using var connection = new NpgsqlConnection(Host.Servers.SuperuserConnection(Host.Name));
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM {what}", connection) { Parameters = { new() { Value = id } } };
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
