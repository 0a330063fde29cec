using Linli.TestKit;

namespace Linli.Platform.Tests.Isolation;

internal static class ReportingRows
{
    public static readonly IReadOnlyList<Row> All =
    [
        new("reporting", "GET /figures/overview", Expect.Filtered, async w =>
        {
            await Eventually.Async(() => w.HasAsync("reporting", "SELECT count(*) FROM communities WHERE tenant_id = $1 AND id = $2", w.CommunityId));
            return new("/figures/overview");
        }),
        new("reporting", "GET /figures/export.csv", Expect.Filtered, w => Task.FromResult(new Call("/figures/export.csv"))),
        new("reporting", "GET /figures/version", Expect.Filtered, w => Task.FromResult(new Call("/figures/version", NotForSiblings: false))),
        new("reporting", "GET /city/overview", Expect.CityOnly, w => Task.FromResult(new Call("/city/overview"))),
        new("reporting", "GET /city/tenants.csv", Expect.CityOnly, w => Task.FromResult(new Call("/city/tenants.csv"))),
        new("reporting", "GET /operations/queues", Expect.CityOnly, w => Task.FromResult(new Call("/operations/queues", As: w.Matrix.Run.OperatorToken))),
        new("reporting", "GET /operations/errors", Expect.CityOnly, w => Task.FromResult(new Call("/operations/errors", As: w.Matrix.Run.OperatorToken))),
        new("reporting", "POST /operations/errors/{service}/{messageId:guid}/replay", Expect.CityOnly, async w => new($"/operations/errors/activity/{await FailedAsync(w)}/replay", As: w.Matrix.Run.OperatorToken)),
        new("reporting", "DELETE /operations/errors/{service}/{messageId:guid}", Expect.CityOnly, async w => new($"/operations/errors/activity/{await FailedAsync(w)}", As: w.Matrix.Run.OperatorToken)),
    ];

    /// <summary>A message that no service can read ends in the error queue.</summary>
    private static async Task<Guid> FailedAsync(World w)
    {
        var id = Guid.CreateVersion7();
        await w.Matrix.Run.Events.PublishRawAsync("activity", "Tenant.V1.CommunityCreated", "{ not json", id);
        await Eventually.Async(async () =>
            (await w.SendAsync(HttpMethod.Get, "reporting", "/operations/errors", token: w.Matrix.Run.OperatorToken)).GetRawText().Contains(id.ToString(), StringComparison.OrdinalIgnoreCase));
        return id;
    }
}
