namespace Linli.Platform.Tests.Isolation;

internal static class IdentityRows
{
    public static readonly IReadOnlyList<Row> All =
    [
        new("identity", "GET /me", Expect.Filtered, async w => new("/me", As: (await w.PersonAsync("member")).Token)),
        new("identity", "GET /me/grants", Expect.Filtered, async w => new("/me/grants", As: (await w.PersonAsync("member")).Token)),
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
        new("identity", "GET /people/names", Expect.Filtered, async w => new($"/people/names?ids={(await w.PersonAsync("community-worker")).Id}")),
        new("identity", "GET /people/{id:guid}", Expect.Refused, async w => new($"/people/{(await w.PersonAsync("community-worker")).Id}")),
        new("identity", "POST /people/{id:guid}/invitation", Expect.Refused, async w => new($"/people/{(await w.PersonAsync("community-worker")).Id}/invitation")),
        new("identity", "POST /people", Expect.Refused, w => Task.FromResult(new Call("/people", new
        {
            name = w.Text("某人"), userName = $"u{Guid.CreateVersion7():N}", role = "community-worker", scope = w.CommunityScope.ToString(),
        }))),
        new("identity", "GET /people/{id:guid}/assignments", Expect.Refused, async w => new($"/people/{(await w.PersonAsync("community-worker")).Id}/assignments")),
        new("identity", "POST /people/{id:guid}/disable", Expect.Refused, async w => new($"/people/{(await w.PersonAsync("community-worker")).Id}/disable")),
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
        new("identity", "POST /assignments/{id:guid}/end", Expect.Refused, async w => new(
            $"/assignments/{(await w.PersonAsync("community-worker")).AssignmentId}/end", new { validTo = DateTimeOffset.UtcNow.AddDays(7) })),
        new("identity", "DELETE /assignments/{id:guid}", Expect.Refused, async w => new($"/assignments/{(await w.PersonAsync("community-worker")).AssignmentId}")),
        new("identity", "GET /clients", Expect.Filtered, async w =>
        {
            await ClientAsync(w);
            return new("/clients");
        }),
        new("identity", "POST /clients", Expect.Refused, w => Task.FromResult(new Call("/clients", Client(w)))),
        new("identity", "DELETE /clients/{id:guid}", Expect.Refused, async w => new($"/clients/{await ClientAsync(w)}")),
    ];

    private static object Client(World w) => new { name = w.Text("接口"), role = "community-worker", scope = w.CommunityScope.ToString() };

    private static Task<Guid> ClientAsync(World w) => w.PostAsync("identity", "/clients", Client(w));
}
