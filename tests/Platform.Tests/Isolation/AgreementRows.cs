namespace Linli.Platform.Tests.Isolation;

internal static class AgreementRows
{
    public static readonly IReadOnlyList<Row> All =
    [
        new("registry", "GET /agreements", Expect.Filtered, async w =>
        {
            await DraftAsync(w);
            return new("/agreements");
        }),
        new("registry", "GET /agreements/export", Expect.Filtered, async w =>
        {
            await DraftAsync(w);
            return new("/agreements/export");
        }),
        new("registry", "GET /agreements/{id:guid}", Expect.Refused, async w => new($"/agreements/{await DraftAsync(w)}")),
        new("registry", "POST /communities/{communityId:guid}/agreements", Expect.Refused, async w => new($"/communities/{w.CommunityId}/agreements", await AgreementAsync(w))),
        new("registry", "PUT /agreements/{id:guid}", Expect.Refused, async w =>
        {
            var id = await DraftAsync(w);
            var version = (await w.SendAsync(HttpMethod.Get, "registry", $"/agreements/{id}")).GetProperty("version").GetUInt32();
            return new($"/agreements/{id}?version={version}", await AgreementAsync(w));
        }),
        new("registry", "DELETE /agreements/{id:guid}", Expect.Refused, async w => new($"/agreements/{await DraftAsync(w)}")),
        new("registry", "POST /agreements/{id:guid}/sign", Expect.Refused, async w =>
        {
            var id = await DraftAsync(w);
            return new($"/agreements/{id}/sign", await SigningAsync(w, id));
        }),
        new("registry", "POST /agreements/{id:guid}/renew", Expect.Refused, async w => new($"/agreements/{await SignedAsync(w)}/renew", new { })),
        new("registry", "POST /agreements/{id:guid}/end", Expect.Refused, async w => new($"/agreements/{await SignedAsync(w)}/end", new { reason = w.Text("原因") })),
        new("registry", "POST /agreements/{id:guid}/files", Expect.Refused, async w => new($"/agreements/{await DraftAsync(w)}/files?name=a.pdf", Pdf)),
        new("registry", "GET /agreements/{id:guid}/files/{fileId:guid}", Expect.Refused, async w =>
        {
            var (id, file) = await ScanAsync(w);
            return new($"/agreements/{id}/files/{file}");
        }),
        new("registry", "DELETE /agreements/{id:guid}/files/{fileId:guid}", Expect.Refused, async w =>
        {
            var (id, file) = await ScanAsync(w);
            return new($"/agreements/{id}/files/{file}");
        }),
    ];

    internal static readonly byte[] Pdf = [.. "%PDF-1.4\nscan\n%%EOF\n"u8];

    internal static async Task<(Guid Id, Guid File)> ScanAsync(World w)
    {
        var id = await SignedAsync(w);
        return (id, await w.PostAsync("registry", $"/agreements/{id}/files?name={Uri.EscapeDataString(w.Text("扫描"))}", Pdf));
    }

    internal static async Task<Guid> DraftAsync(World w) => await w.PostAsync("registry", $"/communities/{w.CommunityId}/agreements", await AgreementAsync(w));

    internal static async Task<Guid> SignedAsync(World w)
    {
        var id = await DraftAsync(w);
        await w.SendAsync(HttpMethod.Post, "registry", $"/agreements/{id}/sign", await SigningAsync(w, id));
        return id;
    }

    private static async Task<object> AgreementAsync(World w)
    {
        Guid[] unitIds = [await RegistryRows.UnitAsync(w)];
        string[] duties = [w.Text("职责")];
        return new { title = w.Text("协议"), beginsOn = "2026-01-01", endsOn = "2099-12-31", unitIds, communityDuties = duties, unitDuties = duties };
    }

    private static async Task<object> SigningAsync(World w, Guid id)
    {
        var agreement = await w.SendAsync(HttpMethod.Get, "registry", $"/agreements/{id}");
        return new { communityOffice = "书记", on = "2026-01-01", offices = agreement.GetProperty("parties").EnumerateArray().Select(p => new { unitId = p.GetProperty("unitId").GetGuid(), office = "局长" }).ToArray() };
    }
}
