namespace Linli.Platform.Tests.Isolation;

/// <summary>Settings, the city's template, quotas and notices.</summary>
internal static class SettingsRows
{
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static readonly string[] AreaCodes = ["party", "service", "safety", "environment"];

    public static readonly IReadOnlyList<Row> All =
    [
        Own("GET /settings", null, "/settings"),
        Own("GET /settings/facts", null, "/settings/facts"),
        Own("PUT /settings/name", new { name = "和平街道数据中心" }, "/settings/name"),
        Own("PUT /settings/need-days", new { days = 20 }, "/settings/need-days"),
        Own("PUT /settings/posts", new { posts = new[] { new { name = "护楼" } } }, "/settings/posts"),
        Own("PUT /settings/matter-categories", new { categories = new[] { new { name = "噪音", days = 3, department = "城管" } } }, "/settings/matter-categories"),
        Own("PUT /settings/office-hours", new { open = "09:00", breakFrom = "12:00", breakTo = "13:00", close = "17:00" }, "/settings/office-hours"),
        Own("PUT /settings/features", new { off = Array.Empty<string>() }, "/settings/features"),
        Own("PUT /settings/targets", new { targets = new[] { new { name = "走访", unit = "户", number = 10, due = "2026-12-31", workArea = "service" } } }, "/settings/targets"),
        Own("PUT /settings/agreement-notice", new { days = 45 }, "/settings/agreement-notice"),
        Own("PUT /settings/local-days", new { days = new[] { new { day = "2026-07-20", isWorked = false, name = "那达慕" } } }, "/settings/local-days"),
        Own("DELETE /settings/{section}", null, "/settings/posts"),
        new("tenant", "GET /settings/logo", Expect.Filtered, async w =>
        {
            await w.SendAsync(HttpMethod.Put, "tenant", "/settings/logo", Png);
            return new("/settings/logo", NotForSiblings: false);
        }),
        Own("PUT /settings/logo", Png, "/settings/logo"),
        Own("DELETE /settings/logo", null, "/settings/logo"),

        City("GET /template", null, "/template"),
        City("PUT /template/work-areas", new { areas = Areas() }, "/template/work-areas"),
        City("PUT /template/posts", new { posts = new[] { new { name = "护楼" } } }, "/template/posts"),
        City("PUT /template/matter-categories", new { categories = new[] { new { name = "噪音", days = 3, department = "城管" } } }, "/template/matter-categories"),
        City("PUT /template/office-hours", new { open = "09:00", breakFrom = "12:00", breakTo = "13:00", close = "17:00" }, "/template/office-hours"),
        City("PUT /template/features", new { off = Array.Empty<string>() }, "/template/features"),
        City("PUT /template/quotas", new { people = 500, storageBytes = 1 << 20, requestsPerMinute = 18_000 }, "/template/quotas"),
        City("PUT /template/targets", new { targets = Array.Empty<object>() }, "/template/targets"),
        City("PUT /template/calendar/{year:int:range(2000,2100)}", new { days = Array.Empty<object>() }, "/template/calendar/2027"),
        City("DELETE /template/draft", null, "/template/draft"),
        new("tenant", "POST /template/publication", Expect.CityOnly, async w =>
        {
            await w.SendAsync(HttpMethod.Put, "tenant", "/template/calendar/2027", new { days = Array.Empty<object>() }, w.CityToken);
            return new("/template/publication");
        }),
        new("tenant", "GET /tenants/{id:guid}/quota", Expect.CityOnly, w => Task.FromResult(new Call($"/tenants/{w.TenantId}/quota"))),
        new("tenant", "PUT /tenants/{id:guid}/quota", Expect.CityOnly, w => Task.FromResult(new Call($"/tenants/{w.TenantId}/quota", new { people = 900 }))),

        // The city's notices are for everybody; what is a person's own is only whether they have read one.
        Own("GET /notices", null, "/notices"),
        City("POST /notices", Notice(), "/notices"),
        new("tenant", "POST /notices/{id:guid}/withdrawal", Expect.CityOnly, async w => new($"/notices/{await NoticeAsync(w)}/withdrawal")),
        new("tenant", "PUT /notices/{id:guid}/reading", Expect.Filtered, async w => new($"/notices/{await NoticeAsync(w)}/reading", NotForSiblings: false)),
    ];

    private static Row Own(string route, object? body, string path) =>
        new("tenant", route, Expect.Filtered, _ => Task.FromResult(new Call(path, body, NotForSiblings: !route.StartsWith("GET", StringComparison.Ordinal))));

    private static Row City(string route, object? body, string path) => new("tenant", route, Expect.CityOnly, _ => Task.FromResult(new Call(path, body)));

    private static Task<Guid> NoticeAsync(World w) => w.PostAsync("tenant", "/notices", Notice(), w.CityToken);

    private static object Notice() => new { title = "通知", text = "内容", validUntil = "2099-12-31" };

    private static object[] Areas() => [.. AreaCodes.Select(code => new { code, name = code })];
}
