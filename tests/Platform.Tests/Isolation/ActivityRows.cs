using Linli.TestKit;

namespace Linli.Platform.Tests.Isolation;

internal static class ActivityRows
{
    public static readonly IReadOnlyList<Row> All =
    [
        new("activity", "GET /communities/{id:guid}/holdings", Expect.Refused, w => Task.FromResult(new Call($"/communities/{w.CommunityId}/holdings"))),
        new("activity", "GET /directory", Expect.Filtered, async w =>
        {
            await UnitAsync(w);
            return new($"/directory?community={w.CommunityId}");
        }),
        new("activity", "GET /activities", Expect.Filtered, async w =>
        {
            await ActivityAsync(w);
            return new($"/activities?communityId={w.CommunityId}");
        }),
        new("activity", "GET /activities.csv", Expect.Filtered, async w =>
        {
            await ActivityAsync(w);
            return new("/activities.csv");
        }),
        new("activity", "GET /activities/{id:guid}", Expect.Refused, async w => new($"/activities/{await ActivityAsync(w)}")),
        new("activity", "POST /activities", Expect.Refused, w => Task.FromResult(new Call("/activities", Activity(w)))),
        new("activity", "PUT /activities/{id:guid}", Expect.Refused, async w =>
        {
            var id = await ActivityAsync(w);
            return new($"/activities/{id}", Activity(w, await VersionAsync(w, $"/activities/{id}")));
        }),
        new("activity", "PUT /activities/{id:guid}/news", Expect.Refused, async w => new($"/activities/{await ActivityAsync(w)}/news", new { title = w.Text("信息"), text = w.Text("正文") })),
        new("activity", "POST /activities/{id:guid}/hold", Expect.Refused, async w => new($"/activities/{await ActivityAsync(w)}/hold")),
        new("activity", "POST /activities/{id:guid}/close", Expect.Refused, async w => new($"/activities/{await HeldAsync(w)}/close")),
        new("activity", "POST /activities/{id:guid}/cancel", Expect.Refused, async w => new($"/activities/{await ActivityAsync(w)}/cancel", new { reason = "下雨" })),

        new("activity", "GET /activities/{id:guid}/sign-ups", Expect.Refused, async w =>
        {
            var (activity, _) = await SignUpAsync(w);
            return new($"/activities/{activity}/sign-ups");
        }),
        new("activity", "POST /activities/{id:guid}/sign-ups", Expect.Refused, async w => new($"/activities/{await UpcomingAsync(w)}/sign-ups", new { unitId = await UnitAsync(w), persons = 2 })),
        new("activity", "DELETE /activities/{id:guid}/sign-ups/{signUpId:guid}", Expect.Refused, async w =>
        {
            var (activity, signUp) = await SignUpAsync(w);
            return new($"/activities/{activity}/sign-ups/{signUp}");
        }),
        new("activity", "POST /activities/{id:guid}/sign-ups/me", Expect.Refused, async w => new($"/activities/{await UpcomingAsync(w)}/sign-ups/me", As: await MemberTokenAsync(w))),
        new("activity", "DELETE /activities/{id:guid}/sign-ups/me", Expect.Refused, async w =>
        {
            var (activity, token) = (await UpcomingAsync(w), await MemberTokenAsync(w));
            await w.SendAsync(HttpMethod.Post, "activity", $"/activities/{activity}/sign-ups/me", token: token);
            return new($"/activities/{activity}/sign-ups/me", As: token);
        }),

        new("activity", "GET /activities/{id:guid}/participations", Expect.Refused, async w =>
        {
            var (activity, _) = await ParticipationAsync(w);
            return new($"/activities/{activity}/participations");
        }),
        new("activity", "POST /activities/{id:guid}/participations", Expect.Refused, async w => new($"/activities/{await HeldAsync(w)}/participations", Entries(w))),
        new("activity", "PUT /activities/{id:guid}/participations/{participationId:guid}", Expect.Refused, async w =>
        {
            var (activity, participation) = await ParticipationAsync(w);
            return new($"/activities/{activity}/participations/{participation}", new { persons = 4, minutesEach = 30, reason = "少记一人" });
        }),
        new("activity", "POST /activities/{id:guid}/participations/{participationId:guid}/take-back", Expect.Refused, async w =>
        {
            var (activity, participation) = await ParticipationAsync(w);
            return new($"/activities/{activity}/participations/{participation}/take-back", new { reason = "记错了" });
        }),

        new("activity", "GET /me/hours", Expect.Filtered, async w => new("/me/hours", As: await MemberTokenAsync(w))),
        new("activity", "GET /members/{id:guid}/hours", Expect.Refused, async w => new($"/members/{await MemberAsync(w)}/hours")),
        new("activity", "GET /units/{id:guid}/effort", Expect.Refused, async w => new($"/units/{await UnitAsync(w)}/effort")),

        new("activity", "GET /contributions", Expect.Filtered, async w =>
        {
            await ContributionAsync(w);
            return new($"/contributions?communityId={w.CommunityId}");
        }),
        new("activity", "GET /contributions.csv", Expect.Filtered, async w =>
        {
            await ContributionAsync(w);
            return new("/contributions.csv");
        }),
        new("activity", "GET /contributions/totals", Expect.Filtered, async w =>
        {
            await ContributionAsync(w);
            return new("/contributions/totals");
        }),
        new("activity", "GET /contributions/{id:guid}", Expect.Refused, async w => new($"/contributions/{await ContributionAsync(w)}")),
        new("activity", "POST /contributions", Expect.Refused, w => Task.FromResult(new Call("/contributions", Contribution(w)))),
        new("activity", "PUT /contributions/{id:guid}", Expect.Refused, async w =>
        {
            var id = await ContributionAsync(w);
            return new($"/contributions/{id}", Contribution(w, await VersionAsync(w, $"/contributions/{id}")));
        }),
        new("activity", "POST /contributions/{id:guid}/void", Expect.Refused, async w => new($"/contributions/{await ContributionAsync(w)}/void", new { reason = "重复登记" })),
    ];

    internal static object Activity(World w, uint? version = null, bool upcoming = false) => new
    {
        communityId = w.CommunityId,
        kind = "service",
        title = w.Text("活动"),
        workArea = "service",
        place = w.Text("会议室"),
        startsAt = DateTimeOffset.UtcNow.AddDays(upcoming ? 2 : -2),
        endsAt = DateTimeOffset.UtcNow.AddDays(upcoming ? 2 : -2).AddHours(2),
        host = w.Text("党总支"),
        signUpRequired = upcoming,
        signUpLimit = upcoming ? 10 : (int?)null,
        version,
    };

    private static object Entries(World w) => new { entries = new[] { new { groupName = w.Text("居民"), persons = 3, minutesEach = 60 } } };

    internal static object Contribution(World w, uint? version = null) => new
    {
        communityId = w.CommunityId,
        kind = "money",
        giver = w.Text("职工"),
        receiverKind = "group",
        receiver = w.Text("困难家庭"),
        purpose = w.Text("慰问"),
        workArea = "service",
        on = "2026-01-15",
        amount = 1500.00m,
        version,
        reason = "金额有误",
    };

    private static Task<Guid> ActivityAsync(World w) => w.PostAsync("activity", "/activities", Activity(w));

    private static Task<Guid> UpcomingAsync(World w) => w.PostAsync("activity", "/activities", Activity(w, upcoming: true));

    private static Task<Guid> ContributionAsync(World w) => w.PostAsync("activity", "/contributions", Contribution(w));

    private static async Task<Guid> HeldAsync(World w)
    {
        var id = await ActivityAsync(w);
        await w.SendAsync(HttpMethod.Post, "activity", $"/activities/{id}/hold");
        return id;
    }

    private static async Task<(Guid Activity, Guid Participation)> ParticipationAsync(World w)
    {
        var id = await HeldAsync(w);
        var answer = await w.SendAsync(HttpMethod.Post, "activity", $"/activities/{id}/participations", Entries(w));
        return (id, answer.GetProperty("ids")[0].GetGuid());
    }

    private static async Task<(Guid Activity, Guid SignUp)> SignUpAsync(World w)
    {
        var id = await UpcomingAsync(w);
        return (id, await w.PostAsync("activity", $"/activities/{id}/sign-ups", new { unitId = await UnitAsync(w), persons = 2 }));
    }

    private static async Task<uint> VersionAsync(World w, string path) => (await w.SendAsync(HttpMethod.Get, "activity", path)).GetProperty("version").GetUInt32();

    /// <summary>Units and members come from Registry, by event.</summary>
    private static async Task<Guid> UnitAsync(World w) => await KnownAsync(w, "unit", await RegistryRows.UnitAsync(w));

    private static async Task<Guid> MemberAsync(World w) => await KnownAsync(w, "member", await RegistryRows.MemberAsync(w));

    private static async Task<string> MemberTokenAsync(World w)
    {
        var (id, token) = await RegistryRows.SignedInMemberAsync(w);
        // Two events tell of such a member, in any order.
        await Eventually.Async(() => w.HasAsync("activity", $"SELECT count(*) FROM member WHERE tenant_id = $1 AND id = $2 AND person_id IS NOT NULL AND community_id = '{w.CommunityId}'", id));
        return token;
    }

    private static async Task<Guid> KnownAsync(World w, string table, Guid id)
    {
        await Eventually.Async(() => w.HasAsync("activity", $"SELECT count(*) FROM {table} WHERE tenant_id = $1 AND id = $2", id));
        return id;
    }
}
