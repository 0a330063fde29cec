using Linli.TestKit;
using Xunit;

namespace Linli.Platform.Tests.Faults;

/// <summary>quality.md R1 to R3: kill -9 in the middle of it, and every message twice. Nothing acknowledged is lost, nothing counts twice, nothing stays stuck.</summary>
[Collection(nameof(Stand))]
public sealed class FaultTests(Stand stand)
{
    private static int next = 100;

    [Theory]
    [InlineData("registry")]
    [InlineData("reporting")]
    [InlineData("rabbitmq")]
    [InlineData("postgres")]
    public async Task Killed_under_load_it_loses_and_doubles_nothing(string resource)
    {
        var (tenant, community, token) = await stand.TenantAsync(NextCode());
        await using var load = new Load(stand, tenant, community, token);
        load.Start();
        await load.GoOnAsync(20);

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await stand[resource].KillAsync(patience.Token);
        await stand[resource].WaitUntilReadyAsync(patience.Token);
        await load.GoOnAsync(20);
        await load.StopAsync();

        await CountsAgreeAsync(load, tenant);
    }

    [Fact]
    public async Task Without_the_broker_people_go_on_and_the_figures_catch_up()
    {
        var (tenant, community, token) = await stand.TenantAsync(NextCode());
        await using var load = new Load(stand, tenant, community, token);
        await stand["rabbitmq"].StopAsync();
        try
        {
            load.Start();
            await load.GoOnAsync(25);
            await load.StopAsync();
            Assert.Equal(0, load.Failures);
            using var figures = await stand.SendAsync(HttpMethod.Get, "/api/reporting/figures/overview", token);
            Assert.True(figures.IsSuccessStatusCode);
        }
        finally
        {
            await stand["rabbitmq"].StartAsync();
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await stand["rabbitmq"].WaitUntilReadyAsync(patience.Token);
        await CountsAgreeAsync(load, tenant);
    }

    [Fact]
    public async Task Every_message_delivered_again_changes_no_figure()
    {
        var (tenant, community, token) = await stand.TenantAsync(NextCode());
        await using var load = new Load(stand, tenant, community, token);
        load.Start();
        await load.GoOnAsync(30);
        await load.StopAsync();
        await CountsAgreeAsync(load, tenant);
        var before = await load.CountAsync();

        foreach (var service in (string[])["tenant", "registry", "activity"])
        {
            await stand.ExecuteAsync(service, "UPDATE outbox SET sent_at = NULL, attempts = 0");
        }

        await CountsAgreeAsync(load, tenant);
        Assert.Equal(before, await load.CountAsync());
    }

    private async Task CountsAgreeAsync(Load load, Guid tenant)
    {
        foreach (var service in (string[])["tenant", "registry", "activity"])
        {
            await Eventually.Async(async () => await stand.CountAsync(service, "SELECT count(*) FROM outbox WHERE sent_at IS NULL") == 0);
        }

        var counts = await Eventually.Async(load.CountAsync, c => c.UnitsCounted == c.Units && c.ContributionsCounted == c.Contributions);
        Assert.Empty(load.Wrong);
        Assert.Equal(counts.Contributions * 1234, counts.FenCounted);
        Assert.Equal(load.Units.Count, await AcknowledgedAsync("registry", "units", tenant, load.Units));
        Assert.Equal(load.Contributions.Count, await AcknowledgedAsync("activity", "contribution", tenant, load.Contributions));
    }

    private Task<long> AcknowledgedAsync(string database, string table, Guid tenant, IEnumerable<Guid> ids) => stand.CountAsync(
        database, $"SELECT count(*) FROM {table} WHERE tenant_id = '{tenant}' AND id = ANY ('{{{string.Join(',', ids)}}}')");

    private static string NextCode() => $"650103{Interlocked.Increment(ref next)}000";
}
