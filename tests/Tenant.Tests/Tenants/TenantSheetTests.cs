using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Linli.Contracts.Tenant.V1;
using Linli.TestKit;
using Npgsql;
using Xunit;

namespace Linli.Tenant.Tests.Tenants;

/// <summary>The city's list of sub-districts from a spreadsheet.</summary>
public sealed class TenantSheetTests(TenantHost host)
{
    private static readonly object?[] Headings = ["街道名称", "区划代码", "首位管理员姓名", "管理员手机", "管理员邮箱"];

    [Fact]
    public async Task A_list_is_checked_first_and_imported_when_told_with_an_invitation_for_each_first_admin()
    {
        var (one, two, mailed) = (Line(), Line(), Line(email: true));
        var id = await UploadAsync(Workbooks.Make(["某市街道名单"], Headings, one, two, mailed));

        var seen = await SettledAsync(id, "checked");
        Assert.Equal((3, 0, 0, 0), Counts(seen));
        Assert.Equal(0, (await host.City().OkAsync($"/tenants?q={one[1]}")).GetProperty("total").GetInt32());

        await StartAsync(id);
        await SettledAsync(id, "imported");
        Assert.Equal(one[0], (await host.City().OkAsync($"/tenants?q={one[1]}")).GetProperty("items")[0].GetProperty("name").GetString());
        await host.Events.NextAsync<TenantProvisioned>(e => e.Code == (string)two[1]!);
        var result = Workbooks.Lines(await BytesAsync(host.City().PostAsync(new Uri($"/tenants/import/{id}/result", UriKind.Relative), null)));
        Assert.Equal([one[1], two[1]], result.Skip(1).Select(l => l[1]));
        Assert.All(result.Skip(1), l => Assert.Contains("/account/invitation", l[5], StringComparison.Ordinal));
        await host.City().PostAsync(new Uri($"/tenants/import/{id}/result", UriKind.Relative), null).RefusesAsync("import.nothing_to_show");
    }

    [Fact]
    public async Task A_second_identical_import_changes_nothing()
    {
        var line = Line();
        await ImportAsync(Workbooks.Make(Headings, line));
        var tenant = (await host.City().OkAsync($"/tenants?q={line[1]}")).GetProperty("items")[0].GetProperty("id").GetGuid();

        var id = await UploadAsync(Workbooks.Make(Headings, line));
        Assert.Equal((0, 0, 1, 0), Counts(await SettledAsync(id, "checked")));
        await StartAsync(id);
        await SettledAsync(id, "imported");

        Assert.Equal(1, await host.PublishedAsync(tenant, "Tenant.V1.TenantProvisioned"));
        await host.City().PostAsync(new Uri($"/tenants/import/{id}/result", UriKind.Relative), null).RefusesAsync("import.nothing_to_show");
    }

    [Fact]
    public async Task Each_wrong_cell_is_named_and_marked_and_nothing_is_imported()
    {
        var there = await host.ProvisionedAsync(TenantHost.Request() with { Code = "654901001000", Name = "老城街道" });
        Assert.NotEqual(Guid.Empty, there.Id);
        var id = await UploadAsync(Workbooks.Make(Headings,
            ["甲街道", "654902001001", "张三", "13900000011"],
            ["乙街道", "994902001000", "张三", "13900000011"],
            ["丙街道", "654902003000", "张三", null, null],
            ["丁街道", "654902004000", "张三", "13900000011"],
            ["戊街道", "654902004000", "张三", "13900000011"],
            ["丁街道", "654902005000", "张三", "13900000011"],
            ["老城街道", "654901002000", "张三", "13900000011"],
            ["新城街道", "654901001000", "张三", "13900000011"],
            [null, "654902006000", "张三", "123"]));

        Assert.Equal((1, 0, 0, 8), Counts(await SettledAsync(id, "checked")));
        var faults = (await host.City().OkAsync($"/tenants/import/{id}/faults?size=50")).GetProperty("items").EnumerateArray()
            .Select(f => (f.GetProperty("cell").GetString(), f.GetProperty("code").GetString())).ToList();
        Assert.Equal(
        [
            ("B2", "tenant.code_format"), ("B3", "tenant.code_province"), ("D4", "tenant.admin_contact"), ("B6", "tenant.code_twice"), ("A7", "tenant.name_twice"),
            ("A8", "tenant.name_taken"), ("B9", "tenant.code_taken"), ("A10", "cell.required"), ("D10", "cell.phone"),
        ], faults);
        await host.City().PostAsync(new Uri($"/tenants/import/{id}/start", UriKind.Relative), null).RefusesAsync("import.has_wrong");

        var copy = await BytesAsync(host.City().GetAsync(new Uri($"/tenants/import/{id}/annotated", UriKind.Relative)));
        Assert.Equal(["B2", "B3", "D4", "B6", "A7", "A8", "B9", "A10", "D10"], Workbooks.Cells(copy).Painted);
        Assert.Contains("第 5 行", Workbooks.Comments(copy)["B6"], StringComparison.Ordinal);
        Assert.Empty(Workbooks.Complaints(copy));
    }

    [Fact]
    public async Task The_annotated_copy_speaks_the_callers_language()
    {
        var id = await UploadAsync(Workbooks.Make(Headings, ["甲街道", "1", "张三", "13900000011"]));
        await SettledAsync(id, "checked");

        var copy = await BytesAsync(host.City("en").GetAsync(new Uri($"/tenants/import/{id}/annotated", UriKind.Relative)));

        Assert.Contains("12-digit", Workbooks.Comments(copy)["B2"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_template_filled_in_is_taken_as_it_is()
    {
        var template = await BytesAsync(host.City().GetAsync(new Uri("/tenants/import/template", UriKind.Relative)));
        var headings = Workbooks.Lines(template)[0].ToArray();

        await ImportAsync(Workbooks.Make([headings, Line()]));

        Assert.Empty(Workbooks.Complaints(template));
    }

    [Fact]
    public async Task A_list_as_csv_in_the_offices_encoding_is_taken_too()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var line = Line();
        await ImportAsync(Encoding.GetEncoding("gb18030").GetBytes($"{string.Join(',', Headings)}\r\n{string.Join(',', line)}\r\n"));

        Assert.Equal(line[0], (await host.City().OkAsync($"/tenants?q={line[1]}")).GetProperty("items")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_file_that_is_no_list_fails_with_what_to_do()
    {
        var id = await UploadAsync("姓名,电话\r\n张三,1\r\n"u8.ToArray());

        Assert.Contains("模板", (await SettledAsync(id, "failed")).GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_or_too_large_file_is_refused_at_once()
    {
        await PostAsync([]).RefusesAsync("sheet.empty", "file");
        await PostAsync(new byte[(20 << 20) + 1]).RefusesAsync("sheet.too_large", "file");
    }

    [Fact]
    public async Task Progress_is_told_as_it_happens_and_ends_with_the_run()
    {
        var id = await UploadAsync(Workbooks.Make([Headings, .. Enumerable.Range(0, 30).Select(_ => Line())]));
        await SettledAsync(id, "checked");
        await StartAsync(id);

        using var answer = await host.City().GetAsync(new Uri($"/tenants/import/{id}/progress", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        var told = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("\"state\":\"imported\",\"done\":30,\"total\":30", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_that_was_cancelled_goes_on_where_it_stopped()
    {
        var lines = Enumerable.Range(0, 230).Select(_ => Line()).ToList();
        var id = await UploadAsync(Workbooks.Make([Headings, .. lines]));
        await SettledAsync(id, "checked");
        await StartAsync(id);
        await host.City().PostAsync(new Uri($"/tenants/import/{id}/cancel", UriKind.Relative), null).AnswersAsync(HttpStatusCode.NoContent);
        var stopped = await SettledAsync(id, "interrupted");
        Assert.InRange(stopped.GetProperty("done").GetInt32(), 1, 229);

        await StartAsync(id);
        await SettledAsync(id, "imported");

        var result = Workbooks.Lines(await BytesAsync(host.City().PostAsync(new Uri($"/tenants/import/{id}/result", UriKind.Relative), null)));
        Assert.Equal(230, result.Skip(1).Select(l => l[1]).Distinct().Count());
    }

    [Fact]
    public async Task A_first_admin_whom_Identity_refuses_is_named_and_the_row_is_not_in()
    {
        var (one, other) = (Line(email: true), Line());
        await ImportAsync(Workbooks.Make(Headings, one, other));
        var mixed = Line();
        (mixed[3], mixed[4]) = (other[3], one[4]);
        var id = await UploadAsync(Workbooks.Make(Headings, mixed));
        await SettledAsync(id, "checked");

        await StartAsync(id);

        Assert.Equal(1, (await SettledAsync(id, "checked")).GetProperty("wrong").GetInt32());
        Assert.Equal("tenant.admin_refused", (await host.City().OkAsync($"/tenants/import/{id}/faults")).GetProperty("items")[0].GetProperty("code").GetString());
        Assert.Equal(0, (await host.City().OkAsync($"/tenants?q={mixed[1]}")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_discarded_import_is_gone_and_one_that_ran_out_is_removed()
    {
        var (discarded, old) = (await UploadAsync(Workbooks.Make(Headings, Line())), await UploadAsync(Workbooks.Make(Headings, Line())));
        await SettledAsync(discarded, "checked");
        await SettledAsync(old, "checked");

        await host.City().PostAsync(new Uri($"/tenants/import/{discarded}/cancel", UriKind.Relative), null).AnswersAsync(HttpStatusCode.NoContent);
        await host.City().GetAsync($"/tenants/import/{discarded}", HttpStatusCode.NotFound);

        await using var connection = new NpgsqlConnection(host.Servers.SuperuserConnection(host.Name));
        await connection.OpenAsync();
        await using var age = new NpgsqlCommand("UPDATE import SET expires_at = now() - interval '1 day' WHERE id = $1", connection) { Parameters = { new() { Value = old } } };
        await age.ExecuteNonQueryAsync();
        await using var app = new NpgsqlConnection(host.Servers.AppConnection(host.Name));
        await app.OpenAsync();
        await using var remove = new NpgsqlCommand("SELECT remove_expired_imports()", app);
        await remove.ExecuteNonQueryAsync();
        await host.City().GetAsync($"/tenants/import/{old}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_uploaded_file_lies_encrypted_and_goes_when_it_is_in()
    {
        var line = Line();
        var id = await UploadAsync(Encoding.UTF8.GetBytes($"{string.Join(',', Headings)}\n{string.Join(',', line)}\n"));
        await SettledAsync(id, "checked");
        Assert.Equal(0, await PartsAsync(id, (string)line[3]!));
        Assert.Equal(1, await PartsAsync(id, null));

        await StartAsync(id);
        await SettledAsync(id, "imported");
        await Eventually.Async(async () => await PartsAsync(id, null) == 0);
    }

    [Fact]
    public async Task A_sub_district_can_neither_import_nor_see_the_citys_imports()
    {
        var tenant = await host.ProvisionedAsync();
        var id = await UploadAsync(Workbooks.Make(Headings, Line()));

        await tenant.Admin.GetAsync($"/tenants/import/{id}", HttpStatusCode.Forbidden);
        await tenant.Admin.PostAsync(new Uri("/tenants/import", UriKind.Relative), new ByteArrayContent([1])).AnswersAsync(HttpStatusCode.Forbidden);
    }

    /// <summary>Whoever has an e-mail address gets the link there and is not in the result.</summary>
    private static object?[] Line(bool email = false)
    {
        var request = TenantHost.Request();
        return [request.Name, request.Code, request.AdminName, email ? null : $"139{Random.Shared.Next(10_000_000, 99_999_999)}", email ? request.AdminEmail : null];
    }

    private async Task ImportAsync(byte[] file)
    {
        var id = await UploadAsync(file);
        await SettledAsync(id, "checked");
        await StartAsync(id);
        await SettledAsync(id, "imported");
    }

    private Task<HttpResponseMessage> PostAsync(byte[] file) =>
        host.City().PostAsync(new Uri("/tenants/import?file=名单.xlsx", UriKind.Relative), new ByteArrayContent(file));

    private async Task<Guid> UploadAsync(byte[] file)
    {
        using var answer = await PostAsync(file);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return (await answer.ReadAsync()).GetProperty("id").GetGuid();
    }

    private Task StartAsync(Guid id) => host.City().PostAsync(new Uri($"/tenants/import/{id}/start", UriKind.Relative), null).AnswersAsync(HttpStatusCode.NoContent);

    private Task<JsonElement> SettledAsync(Guid id, string state) =>
        Eventually.Async(() => host.City().OkAsync($"/tenants/import/{id}"), import => import.GetProperty("state").GetString() == state);

    private static (int, int, int, int) Counts(JsonElement import) =>
        (import.GetProperty("new").GetInt32(), import.GetProperty("changed").GetInt32(), import.GetProperty("same").GetInt32(), import.GetProperty("wrong").GetInt32());

    private static async Task<byte[]> BytesAsync(Task<HttpResponseMessage> asking)
    {
        using var answer = await asking;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private async Task<long> PartsAsync(Guid id, string? holding)
    {
        await using var connection = new NpgsqlConnection(host.Servers.SuperuserConnection(host.Name));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM import_part WHERE import_id = $1 AND ($2::text IS NULL OR position(convert_to($2, 'UTF8') IN content) > 0)", connection)
        {
            Parameters = { new() { Value = id }, new() { Value = (object?)holding ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text } },
        };
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
