namespace Linli.Platform.Tests.Isolation;

/// <summary>The audit, which every service has; what a sub-district did shows in its own alone.</summary>
internal static class AuditRows
{
    public static readonly IReadOnlyList<Row> All = [.. Matrix.Services.SelectMany(Of)];

    private static IEnumerable<Row> Of(string service) =>
    [
        new(service, "GET /audit", Expect.Filtered, w => AfterSomethingAsync(w, service, new("/audit?size=100&kind=community"))),
        new(service, "GET /audit/export", Expect.Filtered, w => AfterSomethingAsync(w, service, new("/audit/export?kind=unit"))),
        new(service, "GET /audit/verify", Expect.Filtered, w => AfterSomethingAsync(w, service, new("/audit/verify"))),
        new(service, "GET /audit/verify-all", Expect.CityOnly, w => Task.FromResult(new Call("/audit/verify-all", As: w.Matrix.Run.OperatorToken))),
    ];

    private static async Task<Call> AfterSomethingAsync(World w, string service, Call call)
    {
        if (service == "registry")
        {
            await RegistryRows.UnitAsync(w);
        }
        else if (service == "identity")
        {
            await w.PersonAsync("community-worker");
        }

        return call;
    }
}
