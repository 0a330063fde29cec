namespace Linli.Platform.Tests.Isolation;

internal static class RegistryRows
{
    public static readonly IReadOnlyList<Row> All =
    [
        new("registry", "GET /communities/{id:guid}/holdings", Expect.Refused, w => Task.FromResult(new Call($"/communities/{w.CommunityId}/holdings"))),
        new("registry", "GET /communities", Expect.Filtered, w => Task.FromResult(new Call("/communities"))),
        new("registry", "GET /claims/pending", Expect.Filtered, async w =>
        {
            await ClaimAsync(w);
            return new("/claims/pending");
        }),
        new("registry", "GET /communities/{communityId:guid}/profiles", Expect.Refused, async w =>
        {
            await ProfileAsync(w);
            return new($"/communities/{w.CommunityId}/profiles");
        }),
        new("registry", "GET /communities/{communityId:guid}/profiles/{year:int}", Expect.Refused, async w => new($"/communities/{w.CommunityId}/profiles/{await ProfileAsync(w)}")),
        new("registry", "PUT /communities/{communityId:guid}/profiles/{year:int}", Expect.Refused, w => Task.FromResult(new Call($"/communities/{w.CommunityId}/profiles/2001", Figures))),

        new("registry", "POST /communities/{communityId:guid}/profiles/{year:int}/decisions", Expect.Refused, async w =>
        {
            var next = Interlocked.Increment(ref year);
            await w.SendAsync(HttpMethod.Put, "registry", $"/communities/{w.CommunityId}/profiles/{next}", new { figures = new { households = 5, population = 3 } });
            return new($"/communities/{w.CommunityId}/profiles/{next}/decisions", new { code = "households.population", reason = "如实" });
        }),

        new("registry", "GET /units", Expect.Filtered, async w =>
        {
            await UnitAsync(w);
            return new($"/units?communityId={w.CommunityId}");
        }),
        new("registry", "GET /units/export", Expect.Filtered, async w =>
        {
            await UnitAsync(w);
            return new("/units/export");
        }),
        .. ImportRows.Of("registry", "/members/import", Expect.Refused,
            w => $"姓名,电话,社区\n{w.Text("某人")},139{Random.Shared.Next(10_000_000, 99_999_999)},{w.Name}一社区 {w.Secret}\n", w => w.AdminToken, isOneStep: true),
        .. ImportRows.Of("registry", "/units/import", Expect.Refused, w => $"单位名称,类别,社区\n{w.Text("单位")},学校,{w.Name}一社区 {w.Secret}\n", w => w.AdminToken, isOneStep: true),
        new("registry", "GET /units/names", Expect.Filtered, async w => new($"/units/names?ids={await UnitAsync(w)}")),
        new("registry", "GET /units/{id:guid}", Expect.Refused, async w => new($"/units/{await UnitAsync(w)}")),
        new("registry", "GET /units/{id:guid}/liaison", Expect.Refused, async w => new($"/units/{await UnitAsync(w)}/liaison?reason=test")),
        new("registry", "POST /units", Expect.Refused, w => Task.FromResult(new Call("/units", Unit(w)))),
        new("registry", "PUT /units/{id:guid}", Expect.Refused, async w =>
        {
            var id = await UnitAsync(w);
            var version = (await w.SendAsync(HttpMethod.Get, "registry", $"/units/{id}")).GetProperty("version").GetUInt32();
            return new($"/units/{id}?version={version}", Unit(w, version));
        }),
        new("registry", "POST /units/{id:guid}/retire", Expect.Refused, async w => new($"/units/{await UnitAsync(w)}/retire", new { reason = "搬走" })),

        new("registry", "POST /units/similar", Expect.Filtered, async w =>
        {
            var unit = await w.SendAsync(HttpMethod.Get, "registry", $"/units/{await UnitAsync(w)}");
            return new("/units/similar", new { name = unit.GetProperty("name").GetString() });
        }),
        new("registry", "GET /units/duplicates", Expect.Filtered, async w =>
        {
            await UnitAsync(w);
            await UnitAsync(w);
            return new("/units/duplicates");
        }),
        new("registry", "GET /units/distinct", Expect.Filtered, async w =>
        {
            await ApartAsync(w);
            return new("/units/distinct");
        }),
        new("registry", "POST /units/distinct", Expect.Refused, async w => new("/units/distinct", new { unitId = await UnitAsync(w), otherUnitId = await UnitAsync(w) })),
        new("registry", "POST /units/distinct/{id:guid}/withdraw", Expect.Refused, async w => new($"/units/distinct/{await ApartAsync(w)}/withdraw")),
        new("registry", "GET /units/{id:guid}/members", Expect.Refused, async w => new($"/units/{await UnitAsync(w)}/members")),
        new("registry", "GET /units/{id:guid}/mergers", Expect.Refused, async w => new($"/units/{await MergedAsync(w)}/mergers")),
        new("registry", "POST /units/{id:guid}/merge", Expect.Refused, async w => new($"/units/{await UnitAsync(w)}/merge", new { intoUnitId = await UnitAsync(w), reason = "同一个" })),
        new("registry", "POST /units/{id:guid}/merge/undo", Expect.Refused, async w => new($"/units/{await MergedAsync(w)}/merge/undo")),

        new("registry", "GET /members", Expect.Filtered, async w =>
        {
            await MemberAsync(w);
            return new($"/members?communityId={w.CommunityId}");
        }),
        new("registry", "GET /members/export", Expect.Filtered, async w =>
        {
            await MemberAsync(w);
            return new("/members/export");
        }),
        new("registry", "GET /members/names", Expect.Filtered, async w => new($"/members/names?ids={await MemberAsync(w)}")),
        new("registry", "GET /members/me", Expect.Filtered, async w => new("/members/me", As: (await SignedInMemberAsync(w)).Token)),
        new("registry", "GET /members/{id:guid}", Expect.Refused, async w => new($"/members/{await MemberAsync(w)}")),
        new("registry", "GET /members/{id:guid}/phone", Expect.Refused, async w => new($"/members/{await MemberAsync(w)}/phone?reason=test")),
        new("registry", "POST /communities/{communityId:guid}/members", Expect.Refused, w => Task.FromResult(new Call($"/communities/{w.CommunityId}/members", new { name = w.Text("党员") }))),
        new("registry", "PUT /members/{id:guid}", Expect.Refused, async w =>
        {
            var id = await MemberAsync(w);
            var version = (await w.SendAsync(HttpMethod.Get, "registry", $"/members/{id}")).GetProperty("version").GetUInt32();
            return new($"/members/{id}?version={version}", new { name = w.Text("党员"), version });
        }),
        new("registry", "POST /members/{id:guid}/leave", Expect.Refused, async w => new($"/members/{await MemberAsync(w)}/leave", new { })),
        new("registry", "POST /members/{id:guid}/report-in", Expect.Refused, async w =>
        {
            var id = await MemberAsync(w);
            await w.SendAsync(HttpMethod.Post, "registry", $"/members/{id}/leave", new { });
            return new($"/members/{id}/report-in", new { communityId = w.CommunityId });
        }),

        new("registry", "GET /communities/{communityId:guid}/posts", Expect.Refused, async w =>
        {
            await PostAsync(w);
            return new($"/communities/{w.CommunityId}/posts");
        }),
        new("registry", "POST /communities/{communityId:guid}/posts", Expect.Refused, w => Task.FromResult(new Call($"/communities/{w.CommunityId}/posts", Post(w)))),
        new("registry", "GET /posts/{id:guid}", Expect.Refused, async w => new($"/posts/{await PostAsync(w)}")),
        new("registry", "PUT /posts/{id:guid}", Expect.Refused, async w => new($"/posts/{await PostAsync(w)}", Post(w))),
        new("registry", "POST /posts/{id:guid}/close", Expect.Refused, async w => new($"/posts/{await PostAsync(w)}/close", new { })),
        new("registry", "GET /posts/{id:guid}/claims", Expect.Refused, async w =>
        {
            var (post, _) = await ClaimAsync(w);
            return new($"/posts/{post}/claims");
        }),
        new("registry", "POST /posts/{id:guid}/claims", Expect.Refused, async w => new($"/posts/{await PostAsync(w)}/claims", new { memberId = await MemberAsync(w) })),
        new("registry", "POST /posts/{id:guid}/claims/mine", Expect.Refused, async w => new($"/posts/{await PostAsync(w)}/claims/mine", As: (await SignedInMemberAsync(w)).Token)),
        new("registry", "POST /claims/{id:guid}/approve", Expect.Refused, async w => new($"/claims/{(await ClaimAsync(w)).Claim}/approve")),
        new("registry", "POST /claims/{id:guid}/decline", Expect.Refused, async w => new($"/claims/{(await ClaimAsync(w)).Claim}/decline", new { reason = "名额已满" })),
        new("registry", "POST /claims/{id:guid}/withdraw", Expect.Refused, async w => new($"/claims/{(await ClaimAsync(w)).Claim}/withdraw")),
        new("registry", "POST /claims/{id:guid}/withdraw/mine", Expect.Refused, async w =>
        {
            var (_, token) = await SignedInMemberAsync(w);
            var claim = await w.PostAsync("registry", $"/posts/{await PostAsync(w)}/claims/mine", token: token);
            return new($"/claims/{claim}/withdraw/mine", As: token);
        }),
    ];

    private static readonly object Figures = new { figures = new { households = 2320, population = 8010 } };

    internal static Task<Guid> UnitAsync(World w) => w.PostAsync("registry", "/units", Unit(w));

    internal static Task<Guid> MemberAsync(World w) => w.PostAsync("registry", $"/communities/{w.CommunityId}/members", new { name = w.Text("党员"), phone = "13900001234" });

    /// <summary>A member who can sign in: the record is linked to the account.</summary>
    internal static async Task<(Guid Id, string Token)> SignedInMemberAsync(World w)
    {
        var (person, _, token) = await w.PersonAsync("member");
        return (await w.PostAsync("registry", $"/communities/{w.CommunityId}/members", new { name = w.Text("党员"), personId = person }), token);
    }

    private static async Task<Guid> ApartAsync(World w) => await w.PostAsync("registry", "/units/distinct", new { unitId = await UnitAsync(w), otherUnitId = await UnitAsync(w) });

    private static async Task<Guid> MergedAsync(World w)
    {
        var id = await UnitAsync(w);
        await w.SendAsync(HttpMethod.Post, "registry", $"/units/{id}/merge", new { intoUnitId = await UnitAsync(w), reason = "同一个" });
        return id;
    }

    private static object Unit(World w, uint? version = null) =>
        new { communityId = w.CommunityId, kind = "administrative", name = w.Text("单位"), liaisonName = w.Text("联络"), liaisonPhone = "13800001234", version };

    private static object Post(World w) => new { name = w.Text("岗位"), limit = 3, needsApproval = true };

    private static Task<Guid> PostAsync(World w) => w.PostAsync("registry", $"/communities/{w.CommunityId}/posts", Post(w));

    private static async Task<(Guid Post, Guid Claim)> ClaimAsync(World w)
    {
        var post = await PostAsync(w);
        return (post, await w.PostAsync("registry", $"/posts/{post}/claims", new { memberId = await MemberAsync(w) }));
    }

    private static int year = 2002;

    private static async Task<int> ProfileAsync(World w)
    {
        var next = Interlocked.Increment(ref year);
        await w.SendAsync(HttpMethod.Put, "registry", $"/communities/{w.CommunityId}/profiles/{next}", Figures);
        return next;
    }
}
