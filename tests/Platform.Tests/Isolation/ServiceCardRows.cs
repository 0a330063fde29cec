using Linli.TestKit;

namespace Linli.Platform.Tests.Isolation;

internal static class ServiceCardRows
{
    public static readonly IReadOnlyList<Row> All =
    [
        new("activity", "POST /communities/{communityId:guid}/service-cards", Expect.Refused, async w =>
            new($"/communities/{w.CommunityId}/service-cards", new { year = 2026, quarter = 1, memberIds = new[] { await MemberAsync(w) } })),
        new("activity", "GET /service-cards", Expect.Filtered, async w =>
        {
            await ServiceCardAsync(w);
            return new("/service-cards");
        }),
        new("activity", "GET /service-cards/{id:guid}", Expect.Refused, async w => new($"/service-cards/{await ServiceCardAsync(w)}")),
        new("activity", "POST /service-cards/{id:guid}/acknowledge", Expect.Refused, async w => new($"/service-cards/{await ServiceCardAsync(w)}/acknowledge", new { reply = w.Text("收到") })),
    ];

    private static async Task<Guid> ServiceCardAsync(World w)
    {
        var member = await MemberAsync(w);
        await w.SendAsync(HttpMethod.Post, "activity", $"/communities/{w.CommunityId}/service-cards", new { year = 2026, quarter = 1, memberIds = new[] { member }, remark = w.Text("评价") });
        return (await w.SendAsync(HttpMethod.Get, "activity", $"/service-cards?member={member}")).GetProperty("items")[0].GetProperty("id").GetGuid();
    }

    /// <summary>Members come from Registry, by event.</summary>
    private static async Task<Guid> MemberAsync(World w)
    {
        var id = await RegistryRows.MemberAsync(w);
        await Eventually.Async(() => w.HasAsync("activity", "SELECT count(*) FROM member WHERE tenant_id = $1 AND id = $2", id));
        return id;
    }
}
