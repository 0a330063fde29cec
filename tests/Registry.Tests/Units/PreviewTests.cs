using System.Text.Json;
using Linli.TestKit;
using Npgsql;
using Xunit;

namespace Linli.Registry.Tests.Units;

/// <summary>What a person sees of a file before it is imported, row by row; the same for every kind of rows.</summary>
public sealed class PreviewTests(RegistryHost host) : SheetTest(host, "units")
{
    private static readonly object?[] Headings = ["单位名称", "类别", "社区", "统一社会信用代码", "地址", "职工人数", "联络员", "联系电话"];

    [Fact]
    public async Task Each_row_is_new_changed_or_the_same_and_a_changed_one_says_in_which_cells()
    {
        await CommunityAsync("军民路社区");
        await ImportedAsync(Workbooks.Make(Headings, ["实验小学", "学校", null, null, "和平街 1 号", 88], ["供电公司", "国有企业", null, "91512081MA62K0260E"]));

        var (id, counts) = await CheckedAsync(Workbooks.Make(Headings,
            ["实验小学", "学校", null, null, "和平街 1 号", "90.0"],
            ["国网供电公司", "国有企业", null, "91512081MA62K0260E"],
            ["气象局", "事业单位", null, null, null, 12],
            ["实验小学", "工厂"]));

        Assert.Equal((1, 2, 0, 1), counts);
        var changed = await RowsAsync(id, "changed");
        Assert.Equal([(2, "实验小学", "职工人数 88→90"), (3, "国网供电公司", "单位名称 供电公司→国网供电公司")], changed);
        Assert.Equal([(4, "气象局", "单位类别 →事业单位;社区 →军民路社区;职工人数 →12")], await RowsAsync(id, "new"));
        Assert.Empty(await RowsAsync(id, "same"));
        Assert.Equal([("B5", "cell.choice")], await FaultsAsync(id));
    }

    [Fact]
    public async Task In_English_too()
    {
        await CommunityAsync("军民路社区");
        var (id, _) = await CheckedAsync(Workbooks.Make(Headings, ["气象局", "事业单位"]));

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/units/import/{id}/rows") { Headers = { { "Accept-Language", "en" } } };
        using var answer = await Admin.SendAsync(request, Cancellation);
        var row = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("items")[0];

        Assert.Equal(("Kind", "Public institution"), (row.GetProperty("cells")[0].GetProperty("heading").GetString(), row.GetProperty("cells")[0].GetProperty("after").GetString()));
    }

    [Fact]
    public async Task Of_personal_values_only_a_part_is_shown_and_nothing_stands_readable_in_the_database()
    {
        await CommunityAsync();
        await ImportedAsync(Workbooks.Make(Headings, ["实验小学", "学校", null, null, null, null, "李红", "13900139000"]));

        var (id, _) = await CheckedAsync(Workbooks.Make(Headings, ["实验小学", "学校", null, null, null, null, "王芳", "13800138111"]));

        Assert.Equal([(2, "实验小学", "联络员 李某→王某;联络员电话 139****9000→138****8111")], await RowsAsync(id, "changed"));
        Assert.Equal(1, await CountAsync("SELECT count(*) FROM import_row WHERE import_id = $1", id));
        Assert.Equal(0, await CountAsync("SELECT count(*) FROM import_row WHERE import_id = $1 AND (position('138' IN encode(content, 'escape')) > 0 OR position(convert_to('实验小学', 'UTF8') IN content) > 0)", id));
        Assert.Equal(0, await CountAsync("SELECT count(*) FROM audit WHERE kind = 'preview-row' AND tenant_id = (SELECT tenant_id FROM import WHERE id = $1)", id));
    }

    [Fact]
    public async Task Of_a_long_file_the_first_thousand_are_kept_and_all_are_counted()
    {
        await CommunityAsync();

        var (id, counts) = await CheckedAsync(Csv(["单位名称,类别", .. Enumerable.Range(1, 1_205).Select(i => $"单位{i:0000},学校")]));

        Assert.Equal((1_205, 0, 0, 0), counts);
        var first = await GetAsync(Admin, $"/units/import/{id}/rows?verdict=new&size=100");
        Assert.Equal((1_000, 100, "单位0001"), (first.GetProperty("total").GetInt32(), first.GetProperty("items").GetArrayLength(), first.GetProperty("items")[0].GetProperty("name").GetString()));
        var second = await GetAsync(Admin, $"/units/import/{id}/rows?verdict=new&size=100&after={first.GetProperty("next").GetString()}");
        Assert.Equal(102, second.GetProperty("items")[0].GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task The_annotated_copy_says_of_each_row_what_would_become_of_it()
    {
        await CommunityAsync();
        await ImportedAsync(Workbooks.Make(Headings, ["实验小学", "学校"], ["供电公司", "国有企业"]));

        var (id, _) = await CheckedAsync(Workbooks.Make(["驻区单位"], Headings, ["实验小学", "学校", null, null, null, 5], ["供电公司", "国有企业"], ["气象局", "事业单位"], ["乙", "工厂"]));
        var copy = await BytesAsync($"{id}/annotated");

        Assert.Empty(Workbooks.Complaints(copy));
        Assert.Equal(["检查结果", "变更", "不变", "新增", "需要修改"], Workbooks.Lines(copy).Skip(1).Select(l => l[8]));
        // Annotated once more, the marks stand where they stood.
        (id, _) = await CheckedAsync(copy);
        Assert.Equal(9, Workbooks.Lines(await BytesAsync($"{id}/annotated"))[1].Count);
    }

    [Fact]
    public async Task It_goes_with_the_import()
    {
        await CommunityAsync();
        var (id, _) = await CheckedAsync(Workbooks.Make(Headings, ["气象局", "事业单位"]));

        await SucceedsAsync(Admin.PostAsync($"/units/import/{id}/cancel", null, Cancellation));

        await HiddenAsync(Admin.GetAsync($"/units/import/{id}/rows", Cancellation));
        Assert.Equal(0, await CountAsync("SELECT count(*) FROM import_row WHERE import_id = $1", id));
    }

    private async Task<List<(int Line, string Name, string Cells)>> RowsAsync(Guid id, string verdict) =>
    [
        .. (await GetAsync(Admin, $"/units/import/{id}/rows?verdict={verdict}")).GetProperty("items").EnumerateArray().Select(row =>
            (row.GetProperty("line").GetInt32(), row.GetProperty("name").GetString()!, string.Join(';', row.GetProperty("cells").EnumerateArray().Select(cell =>
                $"{cell.GetProperty("heading").GetString()} {cell.GetProperty("before").GetString()}→{cell.GetProperty("after").GetString()}")))),
    ];

    private async Task<long> CountAsync(string sql, Guid id)
    {
        await using var connection = new NpgsqlConnection(Host.Servers.SuperuserConnection("registry"));
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = id } } };
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
