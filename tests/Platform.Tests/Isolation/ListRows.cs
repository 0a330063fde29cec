namespace Linli.Platform.Tests.Isolation;

internal static class ListRows
{
    public static readonly IReadOnlyList<Row> All =
    [
        new("registry", "GET /needs", Expect.Filtered, async w =>
        {
            await NeedAsync(w);
            return new("/needs");
        }),
        new("registry", "GET /needs/export", Expect.Filtered, async w =>
        {
            await NeedAsync(w);
            return new("/needs/export");
        }),
        new("registry", "GET /needs/todo", Expect.Filtered, async w =>
        {
            await w.PostAsync("registry", $"/communities/{w.CommunityId}/needs", Need(w, "2026-01-05"));
            return new("/needs/todo");
        }),
        new("registry", "GET /needs/{id:guid}", Expect.Refused, async w => new($"/needs/{await NeedAsync(w)}")),
        new("registry", "GET /needs/{id:guid}/suggestions", Expect.Refused, async w =>
        {
            await ResourceAsync(w);
            return new($"/needs/{await NeedAsync(w)}/suggestions");
        }),
        new("registry", "POST /communities/{communityId:guid}/needs", Expect.Refused, w => Task.FromResult(new Call($"/communities/{w.CommunityId}/needs", Need(w)))),
        new("registry", "PUT /needs/{id:guid}", Expect.Refused, async w =>
        {
            var id = await NeedAsync(w);
            var version = (await w.SendAsync(HttpMethod.Get, "registry", $"/needs/{id}")).GetProperty("version").GetUInt32();
            return new($"/needs/{id}?version={version}", Need(w));
        }),
        new("registry", "POST /needs/{id:guid}/claims", Expect.Refused, async w => new($"/needs/{await NeedAsync(w)}/claims", new { resourceId = await ResourceAsync(w) })),
        new("registry", "POST /need-claims/{id:guid}/withdraw", Expect.Refused, async w => new($"/need-claims/{(await ClaimedAsync(w)).Claim}/withdraw", new { reason = "人手不够" })),
        new("registry", "POST /needs/{id:guid}/start", Expect.Refused, async w => new($"/needs/{(await ClaimedAsync(w)).Need}/start")),
        new("registry", "POST /needs/{id:guid}/finish", Expect.Refused, async w => new($"/needs/{(await ClaimedAsync(w)).Need}/finish", new { result = w.Text("完成") })),
        new("registry", "POST /needs/{id:guid}/withdraw", Expect.Refused, async w => new($"/needs/{await NeedAsync(w)}/withdraw", new { reason = "不需要了" })),

        new("registry", "GET /resources", Expect.Filtered, async w =>
        {
            await ResourceAsync(w);
            return new("/resources");
        }),
        new("registry", "GET /resources/export", Expect.Filtered, async w =>
        {
            await ResourceAsync(w);
            return new("/resources/export");
        }),
        new("registry", "GET /resources/{id:guid}", Expect.Refused, async w => new($"/resources/{await ResourceAsync(w)}")),
        new("registry", "GET /resources/{id:guid}/suggestions", Expect.Refused, async w =>
        {
            await NeedAsync(w);
            return new($"/resources/{await ResourceAsync(w)}/suggestions");
        }),
        new("registry", "POST /units/{unitId:guid}/resources", Expect.Refused, async w => new($"/units/{await RegistryRows.UnitAsync(w)}/resources", Resource(w))),
        new("registry", "PUT /resources/{id:guid}", Expect.Refused, async w =>
        {
            var id = await ResourceAsync(w);
            var version = (await w.SendAsync(HttpMethod.Get, "registry", $"/resources/{id}")).GetProperty("version").GetUInt32();
            return new($"/resources/{id}?version={version}", Resource(w));
        }),
        new("registry", "POST /resources/{id:guid}/withdraw", Expect.Refused, async w => new($"/resources/{await ResourceAsync(w)}/withdraw", new { reason = "不再提供" })),

        .. ImportRows.Of("registry", "/volunteers/import", Expect.Refused,
            w => $"姓名,电话,社区,同意日期\n{w.Text("某人")},139{Random.Shared.Next(10_000_000, 99_999_999)},{w.Name}一社区 {w.Secret},2026-01-05\n", w => w.AdminToken, isOneStep: true),
        .. ImportRows.Of("registry", "/needs/import", Expect.Refused,
            w => $"需求,类别,工作领域,受益群体,社区,希望完成\n{w.Text("检修电路")},专业技术,service,低保户,{w.Name}一社区 {w.Secret},2099-12-31\n", w => w.AdminToken, isOneStep: true),
        .. ImportRows.Of("registry", "/resources/import", Expect.Refused, async w =>
        {
            var unit = await w.SendAsync(HttpMethod.Get, "registry", $"/units/{await RegistryRows.UnitAsync(w)}");
            return $"资源,类别,单位,可提供起\n{w.Text("检修电路")},专业技术,{unit.GetProperty("name").GetString()},2026-01-01\n";
        }, w => w.AdminToken, isOneStep: true),

        new("registry", "GET /volunteers", Expect.Filtered, async w =>
        {
            await VolunteerAsync(w);
            return new("/volunteers");
        }),
        new("registry", "GET /volunteers/export", Expect.Filtered, async w =>
        {
            await VolunteerAsync(w);
            return new("/volunteers/export");
        }),
        new("registry", "GET /volunteers/export/full", Expect.Filtered, async w =>
        {
            await VolunteerAsync(w);
            return new("/volunteers/export/full?reason=核对");
        }),
        new("registry", "GET /volunteers/{id:guid}", Expect.Refused, async w => new($"/volunteers/{await VolunteerAsync(w)}")),
        new("registry", "GET /volunteers/{id:guid}/full", Expect.Refused, async w => new($"/volunteers/{await VolunteerAsync(w)}/full?reason=核对")),
        new("registry", "POST /communities/{communityId:guid}/volunteers", Expect.Refused, w => Task.FromResult(new Call($"/communities/{w.CommunityId}/volunteers", Volunteer(w)))),
        new("registry", "PUT /volunteers/{id:guid}", Expect.Refused, async w =>
        {
            var id = await VolunteerAsync(w);
            var version = (await w.SendAsync(HttpMethod.Get, "registry", $"/volunteers/{id}")).GetProperty("version").GetUInt32();
            return new($"/volunteers/{id}?version={version}", Volunteer(w));
        }),
        new("registry", "POST /volunteers/{id:guid}/state", Expect.Refused, async w => new($"/volunteers/{await VolunteerAsync(w)}/state", new { state = "resting" })),
        new("registry", "POST /volunteers/{id:guid}/member", Expect.Refused, async w => new($"/volunteers/{await VolunteerAsync(w)}/member", new { memberId = await RegistryRows.MemberAsync(w) })),
        new("registry", "POST /volunteers/{id:guid}/erase", Expect.Refused, async w => new($"/volunteers/{await VolunteerAsync(w)}/erase", new { reason = "request" })),
    ];

    internal static Task<Guid> NeedAsync(World w) => w.PostAsync("registry", $"/communities/{w.CommunityId}/needs", Need(w));

    internal static async Task<Guid> ResourceAsync(World w) => await w.PostAsync("registry", $"/units/{await RegistryRows.UnitAsync(w)}/resources", Resource(w));

    private static async Task<(Guid Need, Guid Claim)> ClaimedAsync(World w)
    {
        var need = await NeedAsync(w);
        return (need, await w.PostAsync("registry", $"/needs/{need}/claims", new { unitId = await RegistryRows.UnitAsync(w) }));
    }

    private static Task<Guid> VolunteerAsync(World w) => w.PostAsync("registry", $"/communities/{w.CommunityId}/volunteers", Volunteer(w));

    private static object Volunteer(World w) => new { name = w.Text("志愿"), phone = "13900001234", consentOn = "2026-01-05" };

    private static object Need(World w, string? on = null) => new { title = w.Text("检修电路"), kind = "skill", workArea = "service", group = "low_income", wantedBy = "2099-12-31", on };

    private static object Resource(World w) => new { title = w.Text("检修电路"), kind = "skill", workArea = "service", from = "2026-01-01" };
}
