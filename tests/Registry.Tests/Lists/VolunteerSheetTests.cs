using System.Net.Http.Json;
using System.Text.Json;
using Linli.Contracts.Registry.V1;
using Linli.TestKit;

namespace Linli.Registry.Tests.Lists;

public sealed class VolunteerSheetTests(RegistryHost host) : SheetTest(host, "volunteers")
{
    private static readonly object?[] Headings = ["姓名", "电话", "特长", "空闲时间", "社区", "同意日期", "登记日期", "保存至"];

    [Fact]
    public async Task Volunteers_sign_up_with_skills_free_times_and_consent()
    {
        var community = await CommunityAsync();
        await ImportedAsync(Workbooks.Make(["志愿者登记表"], Headings,
            ["王　丽", "１３９００００１２３４", "医疗护理、维修", "周一晚上、周末", null, "2026.1.5", "2026-02-01"], ["赵大山", null, null, null, null, "2026-01-05"]));

        var found = (await GetAsync(Admin, "/volunteers?q=13900001234")).GetProperty("items")[0].GetProperty("id").GetGuid();
        var shown = await GetAsync(Admin, $"/volunteers/{found}");
        Assert.Equal(("王 丽", "139****1234", "2026-01-05", "2026-02-01", "active"), (Said(shown, "name"), Said(shown, "phone"), Said(shown, "consentOn"), Said(shown, "joinedOn"), Said(shown, "state")));
        Assert.Equal(["repairs", "medical"], Texts(shown, "skills"));
        Assert.Equal(["1-evening", "6-morning", "6-afternoon", "6-evening", "7-morning", "7-afternoon", "7-evening"], Texts(shown, "times"));
        var told = await Host.Events.NextAsync<VolunteerSignedUp>(e => e.VolunteerId == found);
        Assert.Equal((community, new DateOnly(2026, 2, 1)), (told.CommunityId, told.On));
        Assert.Equal(2, (await GetAsync(Admin, "/volunteers")).GetProperty("total").GetInt32());
        Assert.DoesNotContain("13900001234", await EverythingAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_identical_import_changes_nothing_and_undoing_puts_back_and_erases()
    {
        await CommunityAsync();
        await ImportedAsync(Workbooks.Make(Headings, ["王丽", "13900001234", "维修", "周六上午", null, "2026-01-05"]));
        var sheet = Workbooks.Make(Headings, ["王丽", "13900001234", "理发", "周日", null, "2026-03-05"], ["赵大山", null, null, null, null, "2026-01-05"]);
        var id = await ImportedAsync(sheet);
        Assert.Equal((0, 0, 2, 0), (await CheckedAsync(sheet)).Counts);
        var added = (await GetAsync(Admin, "/volunteers?q=赵大山")).GetProperty("items")[0].GetProperty("id").GetGuid();

        await UndoneAsync(id);

        var left = Assert.Single((await GetAsync(Admin, "/volunteers?state=all")).GetProperty("items").EnumerateArray()).GetProperty("id").GetGuid();
        var shown = await GetAsync(Admin, $"/volunteers/{left}");
        Assert.Equal(("2026-01-05", "repairs", "6-morning"), (Said(shown, "consentOn"), Assert.Single(Texts(shown, "skills")), Assert.Single(Texts(shown, "times"))));
        await Host.Events.NextAsync<VolunteerErased>(e => e.VolunteerId == added);
        Assert.Equal("mistake", await OneAsync<string>($"SELECT reason FROM audit WHERE tenant_id = $1 AND row_id = '{added}' AND reason <> ''"));
        Assert.Equal((1, 1, 0, 0), (await CheckedAsync(sheet)).Counts);
    }

    [Fact]
    public async Task Each_wrong_cell_is_named()
    {
        await CommunityAsync();
        await ImportedAsync(Workbooks.Make(Headings, ["老王", "13900001234", null, null, null, "2026-01-05", "2026-02-01"], ["老赵", null, null, null, null, "2026-01-05"]));
        var left = (await GetAsync(Admin, "/volunteers?q=老赵")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await SucceedsAsync(Admin.PostAsJsonAsync($"/volunteers/{left}/state", new { state = "left" }, Cancellation));

        var (id, counts) = await CheckedAsync(Workbooks.Make(Headings,
            ["甲", "139****1234", null, null, null, "2026-01-05"],
            ["乙", null, "会飞", null, null, "2026-01-05"],
            ["丙", null, null, "有空就来", null, "2026-01-05"],
            ["丁"],
            ["戊", null, null, null, null, "2999-01-01"],
            ["己", null, null, null, null, "2026-01-05", null, "2999-01-01"],
            ["庚", null, null, null, null, "2026-01-05"],
            ["庚", null, null, null, null, "2026-01-05"],
            ["老王", null, null, null, null, "2026-01-05", "2026-02-02"],
            ["老赵", null, null, null, null, "2026-01-05"]));

        Assert.Equal((1, 0, 0, 9), counts);
        Assert.Equal(
        [
            ("B2", "sheet.masked"), ("C3", "volunteer.sheet_skill"), ("D4", "volunteer.sheet_time"), ("F5", "cell.required"), ("F6", "volunteer.in_the_future"), ("H7", "volunteer.retain_until"),
            ("A9", "sheet.twice"), ("G10", "volunteer.sheet_joined"), ("A11", "volunteer.sheet_left"),
        ], await FaultsAsync(id));
    }

    [Fact]
    public async Task Whoever_rests_since_is_not_taken_back_and_is_named_masked()
    {
        await CommunityAsync();
        var id = await ImportedAsync(Workbooks.Make(Headings, ["赵大山", null, null, null, null, "2026-01-05"]));
        var person = (await GetAsync(Admin, "/volunteers")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await SucceedsAsync(Admin.PostAsJsonAsync($"/volunteers/{person}/state", new { state = "resting" }, Cancellation));

        Assert.Contains("赵某", (await UndoneAsync(id, "imported")).GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, (await GetAsync(Admin, "/volunteers?state=all")).GetProperty("total").GetInt32());
    }

    private static string?[] Texts(JsonElement json, string field) => [.. json.GetProperty(field).EnumerateArray().Select(e => e.GetString())];
}
