using Linli.TestKit;

namespace Linli.Platform.Tests.Isolation;

internal static class IdentityRows
{
    public static readonly IReadOnlyList<Row> All =
    [
        new("identity", "GET /me", Expect.Filtered, async w => new("/me", As: (await w.PersonAsync("member")).Token)),
        new("identity", "GET /me/grants", Expect.Filtered, async w => new("/me/grants", As: (await w.PersonAsync("member")).Token)),
        new("identity", "GET /me/scopes", Expect.Filtered, async w => new("/me/scopes", As: (await w.PersonAsync("member")).Token, NotForSiblings: false)),
        new("identity", "GET /roles", Expect.Filtered, w => Task.FromResult(new Call($"/roles?scope={w.CommunityScope}", NotForSiblings: false))),
        new("identity", "GET /people", Expect.Filtered, async w =>
        {
            await w.PersonAsync("community-worker");
            return new("/people?size=100");
        }),
        new("identity", "GET /people/export", Expect.Filtered, async w =>
        {
            await w.PersonAsync("community-worker");
            return new("/people/export");
        }),
        .. ImportRows.Of("identity", "/people/import", Expect.Refused,
            w => $"姓名,手机号,角色\n{w.Text("某人")},139{Random.Shared.Next(10_000_000, 99_999_999)},社区工作者\n", w => w.AdminToken),
        new("identity", "GET /people/names", Expect.Filtered, async w => new($"/people/names?ids={(await w.PersonAsync("community-worker")).Id}")),
        new("identity", "GET /people/{id:guid}", Expect.Refused, async w => new($"/people/{(await w.PersonAsync("community-worker")).Id}")),
        new("identity", "POST /people/{id:guid}/invitation", Expect.Refused, async w => new($"/people/{(await w.PersonAsync("community-worker")).Id}/invitation")),
        new("identity", "POST /people", Expect.Refused, w => Task.FromResult(new Call("/people", new
        {
            name = w.Text("某人"), userName = $"u{Guid.CreateVersion7():N}", role = "community-worker", scope = w.CommunityScope.ToString(),
        }))),
        new("identity", "GET /people/{id:guid}/assignments", Expect.Refused, async w => new($"/people/{(await w.PersonAsync("community-worker")).Id}/assignments")),
        new("identity", "POST /people/{id:guid}/disable", Expect.Refused, async w => new($"/people/{(await w.PersonAsync("community-worker")).Id}/disable")),
        new("identity", "POST /people/{id:guid}/second-factor/reset", Expect.Refused, async w =>
        {
            var (id, _, _) = await w.PersonAsync("community-worker");
            await w.TurnOnSecondFactorAsync(id);
            return new($"/people/{id}/second-factor/reset");
        }),
        new("identity", "POST /people/{id:guid}/enable", Expect.Refused, async w =>
        {
            var (id, _, _) = await w.PersonAsync("community-worker");
            await w.SendAsync(HttpMethod.Post, "identity", $"/people/{id}/disable");
            return new($"/people/{id}/enable");
        }),
        new("identity", "POST /assignments", Expect.Refused, async w => new("/assignments", new
        {
            personId = (await w.PersonAsync("community-worker")).Id, role = "member", scope = w.CommunityScope.ToString(),
        })),
        new("identity", "GET /assignments/{id:guid}", Expect.Refused, async w => new($"/assignments/{(await w.PersonAsync("community-worker")).AssignmentId}")),
        new("identity", "GET /assignments/{id:guid}/heirs", Expect.Refused, async w => new($"/assignments/{(await w.PersonAsync("community-worker")).AssignmentId}/heirs")),
        new("identity", "POST /assignments/{id:guid}/end", Expect.Refused, async w => new(
            $"/assignments/{(await w.PersonAsync("community-worker")).AssignmentId}/end", new { validTo = DateTimeOffset.UtcNow.AddDays(7) })),
        new("identity", "DELETE /assignments/{id:guid}", Expect.Refused, async w => new($"/assignments/{(await w.PersonAsync("community-worker")).AssignmentId}")),
        new("identity", "GET /sign-in-providers", Expect.Filtered, async w =>
        {
            await ProviderAsync(w);
            return new("/sign-in-providers", NotForSiblings: false);
        }),
        new("identity", "GET /sign-in-providers/{id:guid}", Expect.Refused, async w => new($"/sign-in-providers/{await ProviderAsync(w)}")),
        new("identity", "POST /sign-in-providers", Expect.Filtered, async w => new("/sign-in-providers", await ProviderOf(w, $"新的登录方式{Guid.NewGuid():N}"), NotForSiblings: false)),
        new("identity", "PUT /sign-in-providers/{id:guid}", Expect.Refused, async w => new($"/sign-in-providers/{await ProviderAsync(w)}", await ProviderOf(w))),
        new("identity", "POST /sign-in-providers/{id:guid}/test", Expect.Refused, async w => new($"/sign-in-providers/{await ProviderAsync(w)}/test")),
        new("identity", "POST /sign-in-providers/{id:guid}/enabled", Expect.Refused, async w => new($"/sign-in-providers/{await ProviderAsync(w)}/enabled", new { enabled = false })),
        new("identity", "DELETE /sign-in-providers/{id:guid}", Expect.Refused, async w => new($"/sign-in-providers/{await ProviderAsync(w)}")),
        new("identity", "GET /me/doors", Expect.Filtered, async w =>
        {
            await DoorAsync(w);
            return new("/me/doors", NotForSiblings: false, LetsIn: true);
        }),
        new("identity", "GET /support/doors", Expect.Filtered, async w =>
        {
            await DoorAsync(w);
            return new("/support/doors", LetsIn: true);
        }),
        new("identity", "GET /support/doors/export", Expect.Filtered, async w =>
        {
            await DoorAsync(w);
            return new("/support/doors/export", LetsIn: true);
        }),
        new("identity", "GET /support/doors/{id:guid}", Expect.Refused, async w => new($"/support/doors/{await DoorAsync(w)}", LetsIn: true)),
        new("identity", "POST /support/doors", Expect.Filtered, async w =>
        {
            await w.EndSupportAsync();
            // Another who sends it opens a door of their own: nothing of this world may be in it.
            return new("/support/doors", new { hours = 1, reason = "请看报表" });
        }),
        new("identity", "POST /support/doors/{id:guid}/end", Expect.Refused, async w => new($"/support/doors/{await DoorAsync(w)}/end", LetsIn: true)),
        new("identity", "GET /clients", Expect.Filtered, async w =>
        {
            await ClientAsync(w);
            return new("/clients");
        }),
        new("identity", "POST /clients", Expect.Refused, w => Task.FromResult(new Call("/clients", Client(w)))),
        new("identity", "DELETE /clients/{id:guid}", Expect.Refused, async w => new($"/clients/{await ClientAsync(w)}")),
    ];

    /// <summary>An outside provider is asked before it is saved, so there has to be one; it ends with the run.</summary>
    private static readonly Lazy<Task<OtherProvider>> Outside = new(OtherProvider.StartAsync);

    private static async Task<object> ProviderOf(World w, string? name = null) =>
        new { name = name ?? w.Text("登录"), issuer = (await Outside.Value).Issuer, clientId = OtherProvider.ClientId, clientSecret = OtherProvider.ClientSecret };

    private static async Task<Guid> ProviderAsync(World w) => await w.PostAsync("identity", "/sign-in-providers", await ProviderOf(w));

    private static async Task<Guid> DoorAsync(World w)
    {
        await w.EndSupportAsync();
        return await w.OpenSupportAsync("support");
    }

    private static object Client(World w) => new { name = w.Text("接口"), role = "community-worker", scope = w.CommunityScope.ToString() };

    private static Task<Guid> ClientAsync(World w) => w.PostAsync("identity", "/clients", Client(w));
}
