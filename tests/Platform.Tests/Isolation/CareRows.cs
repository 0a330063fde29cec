namespace Linli.Platform.Tests.Isolation;

internal static class CareRows
{
    public static readonly IReadOnlyList<Row> All =
    [
        .. ImportRows.Of("registry", "/beneficiaries/import", Expect.Refused,
            w => $"姓名,电话,社区,类别,同意日期\n{w.Text("某人")},139{Random.Shared.Next(10_000_000, 99_999_999)},{w.Name}一社区 {w.Secret},低保户,2026-01-05\n", w => w.AdminToken, isOneStep: true),
        new("registry", "GET /beneficiaries", Expect.Filtered, async w =>
        {
            await BeneficiaryAsync(w);
            return new("/beneficiaries");
        }),
        new("registry", "GET /beneficiaries/export", Expect.Filtered, async w =>
        {
            await BeneficiaryAsync(w);
            return new("/beneficiaries/export");
        }),
        new("registry", "GET /beneficiaries/export/full", Expect.Filtered, async w =>
        {
            await BeneficiaryAsync(w);
            return new("/beneficiaries/export/full?reason=核对");
        }),
        new("registry", "GET /beneficiaries/erased", Expect.Filtered, async w =>
        {
            await w.SendAsync(HttpMethod.Post, "registry", $"/beneficiaries/{await BeneficiaryAsync(w)}/erase", new { reason = "request" });
            return new("/beneficiaries/erased");
        }),
        new("registry", "GET /beneficiaries/{id:guid}", Expect.Refused, async w => new($"/beneficiaries/{await BeneficiaryAsync(w)}")),
        new("registry", "GET /beneficiaries/{id:guid}/full", Expect.Refused, async w => new($"/beneficiaries/{await BeneficiaryAsync(w)}/full?reason=核对")),
        new("registry", "POST /communities/{communityId:guid}/beneficiaries", Expect.Refused, w => Task.FromResult(new Call($"/communities/{w.CommunityId}/beneficiaries", Beneficiary(w)))),
        new("registry", "PUT /beneficiaries/{id:guid}", Expect.Refused, async w =>
        {
            var id = await BeneficiaryAsync(w);
            var version = (await w.SendAsync(HttpMethod.Get, "registry", $"/beneficiaries/{id}")).GetProperty("version").GetUInt32();
            return new($"/beneficiaries/{id}?version={version}", Beneficiary(w));
        }),
        new("registry", "POST /beneficiaries/{id:guid}/erase", Expect.Refused, async w => new($"/beneficiaries/{await BeneficiaryAsync(w)}/erase", new { reason = "request" })),

        new("registry", "GET /pairs", Expect.Filtered, async w =>
        {
            await PairAsync(w);
            return new("/pairs");
        }),
        new("registry", "GET /pairs/export", Expect.Filtered, async w =>
        {
            await PairAsync(w);
            return new("/pairs/export");
        }),
        new("registry", "GET /pairs/{id:guid}", Expect.Refused, async w => new($"/pairs/{await PairAsync(w)}")),
        new("registry", "GET /pairs/{id:guid}/full", Expect.Refused, async w => new($"/pairs/{await PairAsync(w)}/full?reason=核对")),
        new("registry", "GET /pairs/cards/full", Expect.Filtered, async w =>
        {
            await PairAsync(w);
            return new("/pairs/cards/full?reason=印卡");
        }),
        new("registry", "POST /communities/{communityId:guid}/pairs", Expect.Refused, async w => new($"/communities/{w.CommunityId}/pairs", await SidesAsync(w))),
        new("registry", "POST /pairs/{id:guid}/visits", Expect.Refused, async w => new($"/pairs/{await PairAsync(w)}/visits", new { outcome = "helped", note = w.Text("情况") })),
        new("registry", "POST /pairs/{id:guid}/end", Expect.Refused, async w => new($"/pairs/{await PairAsync(w)}/end", new { result = "solved" })),
        new("registry", "POST /visits/{id:guid}/withdraw", Expect.Refused, async w =>
            new($"/visits/{await w.PostAsync("registry", $"/pairs/{await PairAsync(w)}/visits", new { outcome = "helped" })}/withdraw")),
    ];

    private static Task<Guid> BeneficiaryAsync(World w) => w.PostAsync("registry", $"/communities/{w.CommunityId}/beneficiaries", Beneficiary(w));

    private static async Task<Guid> PairAsync(World w) => await w.PostAsync("registry", $"/communities/{w.CommunityId}/pairs", await SidesAsync(w));

    private static async Task<object> SidesAsync(World w) => new
    {
        helper = new { kind = "unit", id = await RegistryRows.UnitAsync(w) },
        helped = new { kind = "person", id = await BeneficiaryAsync(w) },
        aim = w.Text("帮扶"),
    };

    /// <summary>The surname is what is shown of a name: it has to give a leak away, so the secret comes first.</summary>
    private static object Beneficiary(World w) => new { kind = "low_income", name = w.Text(""), phone = "13900001234", address = w.Text(""), consentOn = "2026-01-05" };
}
