using System.Net;
using System.Net.Http.Json;
using Linli.Contracts.Registry.V1;
using Linli.TestKit;

namespace Linli.Registry.Tests.Care;

public sealed class BeneficiarySheetTests(RegistryHost host) : SheetTest(host, "beneficiaries")
{
    private const string Number = "11010519491231002X";
    private static readonly object?[] Headings = ["姓名", "类别", "社区", "身份证号", "电话", "住址", "同意日期", "由谁同意", "同意的范围", "敏感信息同意日期", "登记日期", "保存至"];

    [Fact]
    public async Task People_are_registered_with_their_consent_sealed_and_shown_masked()
    {
        var community = await CommunityAsync();
        await ImportedAsync(Workbooks.Make(Headings,
            ["李　大力", "残疾人", null, "１１０１０５１９４９１２３１００２x", "139 0000 1234", "军民路12号3单元201室", "2026.1.5", "家庭成员", "可上门走访、联系方式可交给帮扶方", "2026年1月6日", "2026-02-01"],
            ["布大明", "低保户", null, null, null, null, "2026-01-05"]));

        var found = (await GetAsync(Admin, "/beneficiaries?q=李 大力")).GetProperty("items")[0];
        Assert.Equal(found.GetProperty("id").GetGuid(), (await GetAsync(Admin, $"/beneficiaries?q={Number}")).GetProperty("items")[0].GetProperty("id").GetGuid());
        var shown = await GetAsync(Admin, $"/beneficiaries/{found.GetProperty("id").GetGuid()}");
        Assert.Equal(("李某", "139****1234", "110***********002X", "household", "2026-01-06", "2026-02-01"),
            (Said(shown, "name"), Said(shown, "phone"), Said(shown, "identityNumber"), Said(shown, "consentBy"), Said(shown, "sensitiveConsentOn"), Said(shown, "registeredOn")));
        Assert.Equal(["contact", "visit"], shown.GetProperty("consentExtent").EnumerateArray().Select(e => e.GetString()));
        var told = await Host.Events.NextAsync<BeneficiaryRegistered>(e => e.BeneficiaryId == found.GetProperty("id").GetGuid());
        Assert.Equal((community, "disabled", new DateOnly(2026, 2, 1)), (told.CommunityId, told.Kind, told.On));
    }

    [Fact]
    public async Task A_second_identical_import_changes_nothing_and_what_a_cell_says_anew_changes_that_person()
    {
        await CommunityAsync();
        var sheet = Workbooks.Make(Headings,
            ["李大力", "低保户", null, Number, null, "军民路12号", "2026-01-05", null, null, "2026-01-05"], ["布大明", "低保户", null, null, "13900001234", null, "2026-01-05"], ["布大明", "低保户", null, null, null, null, "2026-01-05"]);
        await ImportedAsync(sheet);

        Assert.Equal((0, 0, 3, 0), (await CheckedAsync(sheet)).Counts);
        await ImportedAsync(Workbooks.Make(Headings, ["李力", "五保户", null, Number, null, null, "2026-01-05"]));

        await Host.Events.NextAsync<BeneficiaryChanged>(e => e.TenantId == Tenant.Id && e.Kind == "five_guarantees");
        var changed = (await GetAsync(Admin, "/beneficiaries?q=李力")).GetProperty("items")[0].GetProperty("id").GetGuid();
        Assert.Equal("军民****", Said(await GetAsync(Admin, $"/beneficiaries/{changed}"), "address"));
        Assert.Equal(3, (await GetAsync(Admin, "/beneficiaries")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Each_wrong_cell_is_named_and_no_fault_keeps_what_stood_in_it()
    {
        await CommunityAsync("军民路社区");
        await CommunityAsync("健康路社区");
        await ImportedAsync(Workbooks.Make(Headings, ["欧阳大力", "低保户", "军民路社区", Number, null, null, "2026-01-05", null, null, "2026-01-05", "2026-02-01"]));
        object?[] Row(string name, string? kind = "低保户", string? community = "军民路社区", string? number = null, string? phone = null, string? address = null, string? on = "2026-01-05", string? extent = null, string? registered = null) =>
            [name, kind, community, number, phone, address, on, null, extent, null, registered];

        var (id, counts) = await CheckedAsync(Workbooks.Make(Headings,
            Row("慕容一", on: null),
            Row("慕容二", on: "2999-01-01"),
            Row("慕容三", kind: "残疾人"),
            Row("慕容四", kind: "孤儿"),
            Row("慕容五", number: "11010519491231002"),
            Row("慕容六", phone: "139****1234"),
            Row("慕容七", address: "军民****"),
            Row("慕容八", extent: "可以借钱"),
            Row("慕容九", community: null),
            Row("慕容十"),
            Row("慕容十"),
            Row("欧阳大力", community: "健康路社区", number: Number),
            Row("欧阳大力", registered: "2026-02-02"),
            Row("欧某")));

        Assert.Equal((1, 0, 0, 13), counts);
        Assert.Equal(
        [
            ("G2", "cell.required"), ("G3", "beneficiary.in_the_future"), ("J4", "beneficiary.sensitive_consent_missing"), ("H5", "beneficiary.guardian_missing"), ("D6", "beneficiary.identity_number"),
            ("E7", "sheet.masked"), ("F8", "sheet.masked"), ("I9", "beneficiary.consent_extent"), ("C10", "sheet.community_needed"), ("A12", "sheet.twice"), ("D13", "beneficiary.identity_taken"),
            ("K14", "beneficiary.sheet_registered"), ("A15", "sheet.masked_name"),
        ], await FaultsAsync(id));
        Assert.DoesNotContain("慕容", await EverythingAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taken_back_those_who_were_added_are_erased_and_those_who_were_changed_are_as_they_were()
    {
        await CommunityAsync();
        await ImportedAsync(Workbooks.Make(Headings, ["欧阳大力", "低保户", null, null, "13900001234", "军民路12号", "2026-01-05", null, "可上门走访"]));
        var sheet = Workbooks.Make(Headings, ["欧阳大力", "五保户", null, null, "13900001234", "健康路8号", "2026-01-07", "监护人"], ["慕容大明", "低保户", null, null, null, null, "2026-01-05"]);
        var id = await ImportedAsync(sheet);
        Assert.DoesNotContain("欧阳大力", await EverythingAsync(), StringComparison.Ordinal);
        var added = (await GetAsync(Admin, "/beneficiaries?q=慕容大明")).GetProperty("items")[0].GetProperty("id").GetGuid();

        await UndoneAsync(id);

        var left = Assert.Single((await GetAsync(Admin, "/beneficiaries")).GetProperty("items").EnumerateArray());
        var shown = await GetAsync(Admin, $"/beneficiaries/{left.GetProperty("id").GetGuid()}");
        Assert.Equal(("low_income", "军民****", "2026-01-05", "self"), (Said(shown, "kind"), Said(shown, "address"), Said(shown, "consentOn"), Said(shown, "consentBy")));
        Assert.Equal("visit", Assert.Single(shown.GetProperty("consentExtent").EnumerateArray()).GetString());
        await Host.Events.NextAsync<BeneficiaryErased>(e => e.BeneficiaryId == added);
        Assert.Equal("mistake", await OneAsync<string>($"SELECT reason FROM audit WHERE tenant_id = $1 AND row_id = '{added}' AND action = 'removed'"));
        Assert.Equal((1, 1, 0, 0), (await CheckedAsync(sheet)).Counts);
    }

    [Fact]
    public async Task Whoever_is_in_a_pair_since_is_not_taken_back_and_is_named_masked()
    {
        var community = await CommunityAsync();
        var id = await ImportedAsync(Workbooks.Make(Headings, ["欧阳大力", "低保户", null, null, null, null, "2026-01-05"]));
        var person = (await GetAsync(Admin, "/beneficiaries")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await CreatedAsync(Admin, $"/communities/{community}/pairs", new { helper = new { kind = "unit", id = await UnitAsync(Admin, community) }, helped = new { kind = "person", id = person }, on = "2026-02-01", aim = "助学" });

        Assert.Contains("欧某", (await UndoneAsync(id, "imported")).GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, (await GetAsync(Admin, "/beneficiaries")).GetProperty("total").GetInt32());
        Assert.DoesNotContain("欧阳大力", await EverythingAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_erased_since_stays_erased_and_the_rest_can_be_taken_back()
    {
        await CommunityAsync();
        var id = await ImportedAsync(Workbooks.Make(Headings, ["欧阳大力", "低保户", null, null, null, null, "2026-01-05"], ["慕容大明", "低保户", null, null, null, null, "2026-01-05"]));
        var person = (await GetAsync(Admin, "/beneficiaries?q=欧阳大力")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await SucceedsAsync(Admin.PostAsJsonAsync($"/beneficiaries/{person}/erase", new { reason = "consent_withdrawn" }, Cancellation));

        await UndoneAsync(id);

        Assert.Equal(0, (await GetAsync(Admin, "/beneficiaries")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task The_uploaded_workbook_is_kept_encrypted_and_is_gone_when_its_rows_are_in()
    {
        await CommunityAsync();
        var (id, _) = await CheckedAsync(Csv("姓名,类别,同意日期,电话", "欧阳大力,低保户,2026-01-05,13900001234"));
        var kept = await OneAsync<byte[]>($"SELECT content FROM import_part WHERE tenant_id = $1 AND import_id = '{id}'");
        Assert.Equal(-1, kept.AsSpan().IndexOf("13900001234"u8));

        await StartAsync(id);
        await SettledAsync(id, "imported");

        await Eventually.Async(async () => await OneAsync<long>("SELECT count(*) FROM import_part WHERE tenant_id = $1") == 0);
    }

    [Fact]
    public async Task Only_who_may_register_by_hand_may_import_and_only_into_their_communities()
    {
        var (mine, _) = (await CommunityAsync("军民路社区"), await CommunityAsync("健康路社区"));
        using var worker = await Tenant.AsAsync("community-worker", mine);
        var (id, counts) = await CheckedAsync(Workbooks.Make(Headings, ["欧阳大力", "低保户", "健康路社区", null, null, null, "2026-01-05"]), worker);
        Assert.Equal((0, 0, 0, 1), counts);
        Assert.Equal([("C2", "cell.choice")], await FaultsAsync(id, worker));
        using var city = Host.City();
        using var refused = await city.GetAsync(new Uri("/beneficiaries/import/template", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
