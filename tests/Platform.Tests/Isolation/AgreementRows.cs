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
        new("registry", "GET /files/storage", Expect.Filtered, _ => Task.FromResult(new Call("/files/storage"))),
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
        new("registry", "GET /communities/{communityId:guid}/mechanism", Expect.Refused, async w =>
        {
            await LeaderAsync(w);
            return new($"/communities/{w.CommunityId}/mechanism");
        }),
        new("registry", "POST /communities/{communityId:guid}/leaders", Expect.Refused, w => Task.FromResult(new Call($"/communities/{w.CommunityId}/leaders", Leader(w)))),
        new("registry", "PUT /leaders/{id:guid}", Expect.Refused, async w =>
        {
            var id = await LeaderAsync(w);
            return new($"/leaders/{id}?version={await VersionAsync(w, "leaders", id)}", Leader(w));
        }),
        new("registry", "POST /leaders/{id:guid}/end", Expect.Refused, async w => new($"/leaders/{await LeaderAsync(w)}/end", new { })),
        new("registry", "POST /communities/{communityId:guid}/rules", Expect.Refused, w => Task.FromResult(new Call($"/communities/{w.CommunityId}/rules", Rule(w)))),
        new("registry", "PUT /rules/{id:guid}", Expect.Refused, async w =>
        {
            var id = await RuleAsync(w);
            return new($"/rules/{id}?version={await VersionAsync(w, "rules", id)}", Rule(w));
        }),
        new("registry", "POST /rules/{id:guid}/end", Expect.Refused, async w => new($"/rules/{await RuleAsync(w)}/end", new { })),
    ];

    private static object Leader(World w) => new { body = "leading", office = w.Text("组员"), name = w.Text("") };

    private static object Rule(World w) => new { kind = "rule", title = w.Text("制度"), text = w.Text("内容") };

    private static Task<Guid> LeaderAsync(World w) => w.PostAsync("registry", $"/communities/{w.CommunityId}/leaders", Leader(w));

    private static Task<Guid> RuleAsync(World w) => w.PostAsync("registry", $"/communities/{w.CommunityId}/rules", Rule(w));

    private static async Task<uint> VersionAsync(World w, string list, Guid id) =>
        (await w.SendAsync(HttpMethod.Get, "registry", $"/communities/{w.CommunityId}/mechanism")).GetProperty(list).EnumerateArray().First(row => row.GetProperty("id").GetGuid() == id).GetProperty("version").GetUInt32();

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
