using System.Net;
using System.Text.Json.Nodes;
using Linli.Contracts.Registry.V1;
using Linli.TestKit;
using Microsoft.IdentityModel.JsonWebTokens;
using Xunit;

namespace Linli.Activity.Tests;

/// <summary>A tenant with one community, its worker, and whatever units and members a test needs.</summary>
internal sealed class Neighbourhood
{
    private readonly ActivityHost host;

    private Neighbourhood(ActivityHost host, TestTenant<Program> tenant, Guid community, HttpClient worker) =>
        (this.host, Tenant, Community, Worker) = (host, tenant, community, worker);

    public TestTenant<Program> Tenant { get; }

    public Guid Community { get; }

    public HttpClient Worker { get; }

    public HttpClient Admin => Tenant.Admin;

    public static async Task<Neighbourhood> AsyncFor(ActivityHost host)
    {
        var tenant = await host.TenantAsync();
        var community = await tenant.CommunityAsync();
        var here = new Neighbourhood(host, tenant, community, await tenant.AsAsync("community-worker", community));
        await here.KnowsAsync(community);
        return here;
    }

    /// <summary>A second community of the same sub-district.</summary>
    public async Task<Guid> SiblingAsync(string name = "胜利社区")
    {
        var sibling = await Tenant.CommunityAsync(name);
        await KnowsAsync(sibling);
        return sibling;
    }

    /// <summary>A unit of the community; of no community where <paramref name="partner"/>.</summary>
    public async Task<Guid> UnitAsync(string name = "气象局", bool partner = false, Guid? community = null, string kind = "institution")
    {
        var unit = Guid.CreateVersion7();
        await host.Events.PublishAsync(new UnitRegistered(Tenant.Id, DateTimeOffset.UtcNow, unit, partner ? null : community ?? Community, name, kind));
        await Eventually.Async(async () => (await Admin.ReadAsync($"/units/{unit}/effort")).Status == HttpStatusCode.OK);
        return unit;
    }

    public async Task<Guid> MemberAsync(Guid? unit = null, Guid? person = null, Guid? community = null)
    {
        var member = Guid.CreateVersion7();
        await host.Events.PublishAsync(new MemberReportedIn(Tenant.Id, DateTimeOffset.UtcNow, member, community ?? Community, unit, new DateOnly(2010, 10, 20)));
        if (person is not null)
        {
            await host.Events.PublishAsync(new MemberLinked(Tenant.Id, DateTimeOffset.UtcNow, member, person));
        }
        await Eventually.Async(async () => (await Admin.ReadAsync($"/members/{member}/hours")).Status == HttpStatusCode.OK);
        return member;
    }

    /// <summary>A member who signs in: their client, and their member's record.</summary>
    public async Task<(HttpClient Client, Guid Member)> SignedInMemberAsync(string language = "zh-Hans", Guid? unit = null)
    {
        var token = await Tenant.TokenAsync("member", Community);
        var client = host.Client(token, language);
        var member = await MemberAsync(unit, Guid.Parse(new JsonWebToken(token).Subject));
        await Eventually.Async(async () => (bool)(await client.ReadAsync("/me/hours")).Body!["isMember"]!);
        return (client, member);
    }

    public HttpClient Speaking(string language, string token) => host.Client(token, language);

    /// <summary>An activity of last week from two to five, changed as told.</summary>
    public JsonObject Draft(Action<JsonObject>? change = null)
    {
        var start = new DateTimeOffset(DateTime.UtcNow.Date.AddDays(-7).AddHours(6), TimeSpan.Zero);
        var draft = new JsonObject
        {
            ["communityId"] = Community,
            ["kind"] = "joint",
            ["title"] = "红歌嘹亮进社区",
            ["workArea"] = "party",
            ["place"] = "社区三楼会议室",
            ["startsAt"] = start,
            ["endsAt"] = start.AddHours(3),
            ["host"] = "健康路社区党总支",
            ["partner"] = "文通学院党总支",
            ["programme"] = new JsonArray(new JsonObject { ["title"] = "致辞" }, new JsonObject { ["title"] = "重温入党誓词" }),
        };
        change?.Invoke(draft);
        return draft;
    }

    public async Task<Guid> ActivityAsync(Action<JsonObject>? change = null)
    {
        var planned = await Worker.PostAsync("/activities", Draft(change));
        Assert.Equal(HttpStatusCode.Created, planned.Status);
        return planned.Id;
    }

    public async Task<Guid> HeldActivityAsync(Action<JsonObject>? change = null)
    {
        var id = await ActivityAsync(change);
        Assert.Equal(HttpStatusCode.NoContent, (await Worker.PostAsync($"/activities/{id}/hold")).Status);
        return id;
    }

    public JsonObject Gift(Action<JsonObject>? change = null)
    {
        var gift = new JsonObject
        {
            ["communityId"] = Community,
            ["kind"] = "money",
            ["giver"] = "辖区单位职工",
            ["receiverKind"] = "person",
            ["receiver"] = "李建国",
            ["purpose"] = "帮扶困难居民",
            ["workArea"] = "service",
            ["on"] = "2010-10-20",
            ["amount"] = 1500,
        };
        change?.Invoke(gift);
        return gift;
    }

    public async Task<Guid> GiftAsync(Action<JsonObject>? change = null)
    {
        var recorded = await Worker.PostAsync("/contributions", Gift(change));
        Assert.Equal(HttpStatusCode.Created, recorded.Status);
        return recorded.Id;
    }

    /// <summary>An unknown community is 404; a known one refuses the unknown unit instead.</summary>
    private Task KnowsAsync(Guid community) => Eventually.Async(async () =>
        (await Admin.PostAsync("/activities", Draft(a => (a["communityId"], a["unitIds"]) = (community, new JsonArray(Guid.Empty))))).Status == HttpStatusCode.Conflict);
}
