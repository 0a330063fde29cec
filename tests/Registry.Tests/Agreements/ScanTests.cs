using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Linli.RegistryService.Files;
using Linli.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Linli.Registry.Tests.Agreements;

/// <summary>Scans of agreements: what is taken, how it is kept, and who gets it back.</summary>
public sealed class ScanTests(RegistryHost host) : AgreementTest(host)
{
    private static readonly byte[] Pdf = Encoding.UTF8.GetBytes("%PDF-1.4\n共驻共建协议书 扫描件\n%%EOF\n");

    [Fact]
    public async Task A_scan_comes_back_as_it_was_as_a_file_to_keep_and_is_encrypted_where_it_lies()
    {
        var id = await SignedAsync(Admin, await CommunityAsync(), 0, 100, await UnitAsync(Admin, null));
        var file = await AttachedAsync(Admin, id, "../../协议 盖章件.exe");
        using var answer = await Admin.GetAsync($"/agreements/{id}/files/{file}", Cancellation);
        Assert.Equal(Pdf, await answer.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal(("application/pdf", "attachment", "nosniff"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType, answer.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Equal("协议 盖章件.pdf", answer.Content.Headers.ContentDisposition.FileNameStar);
        var kept = await Store.FindAsync(Tenant.Id, file, Cancellation);
        Assert.Equal(-1, kept.AsSpan().IndexOf("扫描件"u8));
        Assert.DoesNotContain(Convert.ToBase64String(Pdf), await EverythingAsync(), StringComparison.Ordinal);
        Assert.Equal("协议 盖章件.pdf", (await GetAsync(Admin, $"/agreements/{id}")).GetProperty("files")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Only_a_whole_pdf_jpeg_or_png_of_ten_megabytes_at_most_is_taken()
    {
        var id = await DraftAsync(Admin, await CommunityAsync(), 0, 100, await UnitAsync(Admin, null));
        await RefusedAsync(AttachAsync(Admin, id, "MZ\u0090"u8.ToArray(), "扫描.pdf"), HttpStatusCode.Conflict, "file.kind");
        await RefusedAsync(AttachAsync(Admin, id, [], "扫描.pdf"), HttpStatusCode.Conflict, "file.kind");
        await RefusedAsync(AttachAsync(Admin, id, [.. Pdf, .. new byte[10 << 20]], "扫描.pdf"), HttpStatusCode.Conflict, "file.too_large");
        for (var i = 0; i < 20; i++)
        {
            await AttachedAsync(Admin, id, $"第{i}页.pdf");
        }
        await RefusedAsync(AttachAsync(Admin, id, Pdf, "多.pdf"), HttpStatusCode.Conflict, "file.too_many");
    }

    [Fact]
    public async Task Removed_with_its_draft_or_by_itself_a_scan_is_gone_from_the_store()
    {
        var id = await DraftAsync(Admin, await CommunityAsync(), 0, 100, await UnitAsync(Admin, null));
        var (first, second) = (await AttachedAsync(Admin, id), await AttachedAsync(Admin, id));
        await SucceedsAsync(Admin.DeleteAsync($"/agreements/{id}/files/{first}", Cancellation));
        await HiddenAsync(Admin.GetAsync($"/agreements/{id}/files/{first}", Cancellation));
        Assert.Null(await Store.FindAsync(Tenant.Id, first, Cancellation));
        await SucceedsAsync(Admin.DeleteAsync($"/agreements/{id}", Cancellation));
        Assert.Null(await Store.FindAsync(Tenant.Id, second, Cancellation));
    }

    [Fact]
    public async Task Neither_a_sibling_community_nor_another_sub_district_gets_a_scan()
    {
        var (community, sibling) = (await CommunityAsync(), await CommunityAsync("胜利社区"));
        var id = await SignedAsync(Admin, community, 0, 100, await UnitAsync(Admin, community));
        var file = await AttachedAsync(Admin, id);
        using var worker = await Tenant.AsAsync("community-worker", sibling);
        await HiddenAsync(worker.GetAsync($"/agreements/{id}/files/{file}", Cancellation));
        await HiddenAsync(worker.DeleteAsync($"/agreements/{id}/files/{file}", Cancellation));
        await HiddenAsync(AttachAsync(worker, id, Pdf, "扫描.pdf"));
        using var other = (await Host.TenantAsync()).Admin;
        await HiddenAsync(other.GetAsync($"/agreements/{id}/files/{file}", Cancellation));
    }

    private IFileStore Store => Host.Services.GetRequiredService<IFileStore>();

    private static Task<HttpResponseMessage> AttachAsync(HttpClient client, Guid agreement, byte[] file, string name) =>
        client.PostAsync($"/agreements/{agreement}/files?name={Uri.EscapeDataString(name)}", new ByteArrayContent(file), Cancellation);

    private static async Task<Guid> AttachedAsync(HttpClient client, Guid agreement, string name = "扫描.pdf")
    {
        using var answer = await AttachAsync(client, agreement, Pdf, name);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Cancellation));
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("id").GetGuid();
    }
}
