using System.Net;
using System.Net.Http.Json;
using Linli.Contracts;
using Linli.ReportingService.Figures;
using Linli.TestKit;
using Npgsql;
using Xunit;

namespace Linli.Reporting.Tests.Figures;

public sealed class OverviewTests(ReportingHost host)
{
    [Fact]
    public async Task Events_of_other_services_become_the_tenants_dashboard()
    {
        var tenant = await host.TenantAsync();
        var community = Guid.CreateVersion7();
        await PublishAsync(Work.Of(tenant.Id, community));

        var overview = await OverviewAsync(tenant.Admin, o => Card(o, Metric.Amount) > 0 && Card(o, Metric.MembersWithPost) == 6);

        Assert.Equal(1, Card(overview, Metric.Communities));
        Assert.Equal(1, Card(overview, Metric.Units));
        Assert.Equal(10, Card(overview, Metric.Members));
        Assert.Equal(1, Card(overview, Metric.Activities));
        Assert.Equal(20, Card(overview, Metric.PersonTimes));
        Assert.Equal(1800, Card(overview, Metric.Minutes));
        Assert.Equal(150005, Card(overview, Metric.Amount));
        Assert.Equal([new("profile", 1, 1), new("claims", 6, 10), new("active", 1, 1), new("agreements", 0, 1)], overview.Coverage);
        Assert.Equal("party", Assert.Single(overview.WorkAreas).WorkArea);
        var line = Assert.Single(overview.Communities);
        Assert.Equal(("军民路社区", true, 2L), (line.Name, line.HasProfile, line.Contradictions));
        Assert.NotNull(overview.AsOf);
    }

    [Fact]
    public async Task A_message_that_comes_twice_counts_once_and_so_does_its_copy_under_another_id()
    {
        var tenant = await host.TenantAsync();
        var community = Guid.CreateVersion7();
        var events = Work.Of(tenant.Id, community);
        var ids = await PublishAsync(events);
        await OverviewAsync(tenant.Admin, o => Card(o, Metric.Amount) > 0 && Card(o, Metric.MembersWithPost) == 6);

        foreach (var (e, id) in events.Zip(ids))
        {
            await host.Events.PublishAsync(e, id);
            await host.Events.PublishAsync(e);
        }

        var later = Work.Of(tenant.Id, Guid.CreateVersion7());
        await PublishAsync(later);
        var overview = await OverviewAsync(tenant.Admin, o => Card(o, Metric.MembersWithPost) >= 12 && Card(o, Metric.Amount) >= 300010);
        Assert.Equal((2, 2, 20, 12, 2, 40, 300010L), (Card(overview, Metric.Communities), Card(overview, Metric.Units), Card(overview, Metric.Members),
            Card(overview, Metric.MembersWithPost), Card(overview, Metric.Activities), Card(overview, Metric.PersonTimes), Card(overview, Metric.Amount)));
    }

    [Fact]
    public async Task Figures_thrown_away_are_rebuilt_to_the_same_numbers()
    {
        var tenant = await host.TenantAsync();
        var events = Work.Of(tenant.Id, Guid.CreateVersion7()).Concat(Work.Of(tenant.Id, Guid.CreateVersion7(), members: 7, claims: 7, area: "safety")).ToList();
        var ids = await PublishAsync(events);
        await OverviewAsync(tenant.Admin, o => Card(o, Metric.Amount) == 300010 && Card(o, Metric.MembersWithPost) == 13);
        var before = await DumpAsync(tenant.Id);

        await ForgetAsync(tenant.Id, ids);
        Assert.Empty(await DumpAsync(tenant.Id));
        foreach (var (e, id) in events.Zip(ids).Reverse())
        {
            await host.Events.PublishAsync(e, id);
        }

        await OverviewAsync(tenant.Admin, o => Card(o, Metric.Amount) == 300010 && Card(o, Metric.MembersWithPost) == 13 && Card(o, Metric.Communities) == 2);
        Assert.Equal(before, await DumpAsync(tenant.Id));
    }

    [Fact]
    public async Task A_community_sees_its_own_figures_and_no_other()
    {
        var tenant = await host.TenantAsync();
        var (own, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await PublishAsync([.. Work.Of(tenant.Id, own), .. Work.Of(tenant.Id, other)]);
        await OverviewAsync(tenant.Admin, o => Card(o, Metric.Amount) == 300010 && Card(o, Metric.Members) == 20);
        using var worker = await tenant.AsAsync("community-admin", own);

        var overview = (await worker.GetFromJsonAsync<Overview>("/figures/overview", TestContext.Current.CancellationToken))!;
        Assert.Equal(10, Card(overview, Metric.Members));
        Assert.Equal(own, Assert.Single(overview.Communities).Id);
        Assert.All(overview.Latest, r => Assert.Equal(own, r.CommunityId));
        Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync($"/figures/overview?community={other}", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync($"/figures/export.csv?community={other}", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Another_tenants_community_is_not_found_and_its_figures_do_not_appear()
    {
        var (one, two) = (await host.TenantAsync(), await host.TenantAsync());
        var community = Guid.CreateVersion7();
        await PublishAsync(Work.Of(one.Id, community));
        await OverviewAsync(one.Admin, o => Card(o, Metric.Amount) > 0);

        Assert.Equal(HttpStatusCode.NotFound, (await two.Admin.GetAsync($"/figures/overview?community={community}", TestContext.Current.CancellationToken)).StatusCode);
        var overview = (await two.Admin.GetFromJsonAsync<Overview>("/figures/overview", TestContext.Current.CancellationToken))!;
        Assert.All(overview.Cards, c => Assert.Equal(0, c.Value));
        Assert.Empty(overview.Communities);
    }

    [Fact]
    public async Task The_version_changes_when_figures_do()
    {
        var tenant = await host.TenantAsync();
        var community = await tenant.CommunityAsync();
        var first = await Eventually.Async(() => VersionAsync(tenant.Admin), v => v.AsOf is not null);
        Assert.Equal(first, await VersionAsync(tenant.Admin));

        await PublishAsync(Work.Of(tenant.Id, community));
        var second = await Eventually.Async(() => VersionAsync(tenant.Admin), v => v.Version != first.Version);
        Assert.True(second.AsOf > first.AsOf);
    }

    [Fact]
    public async Task A_member_may_not_read_the_dashboard()
    {
        var tenant = await host.TenantAsync();
        using var member = await tenant.AsAsync("member", await tenant.CommunityAsync());

        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync("/figures/overview", TestContext.Current.CancellationToken)).StatusCode);
    }

    private async Task<List<Guid>> PublishAsync(IEnumerable<IEvent> events)
    {
        var ids = new List<Guid>();
        foreach (var e in events)
        {
            ids.Add(await host.Events.PublishAsync(e));
        }

        return ids;
    }

    private static Task<Overview> OverviewAsync(HttpClient client, Func<Overview, bool> isSo) =>
        Eventually.Async(async () => (await client.GetFromJsonAsync<Overview>("/figures/overview"))!, isSo);

    private static async Task<GetVersion.Response> VersionAsync(HttpClient client) => (await client.GetFromJsonAsync<GetVersion.Response>("/figures/version"))!;

    private static long Card(Overview overview, string metric) => overview.Cards.Single(c => c.Metric == metric).Value;

    private async Task<List<string>> DumpAsync(Guid tenant)
    {
        await using var database = NpgsqlDataSource.Create(host.Servers.AppConnection("reporting"));
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await SetTenantAsync(connection, tenant);
        await using var command = new NpgsqlCommand("""
            SELECT concat_ws('|', community_id, metric, kind, work_area, month, value) FROM figures WHERE value <> 0
            UNION ALL SELECT concat_ws('|', month, work_area, activities, person_times, minutes, amount, profiles, profiles_contradicting) FROM city_standings
            UNION ALL SELECT concat_ws('|', name, communities, units, members, members_with_post) FROM city_tenants ORDER BY 1
            """, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    private async Task ForgetAsync(Guid tenant, List<Guid> messages)
    {
        await using var database = NpgsqlDataSource.Create(host.Servers.OwnerConnection("reporting"));
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await SetTenantAsync(connection, tenant);
        await using var command = new NpgsqlCommand("""
            DELETE FROM facts; DELETE FROM figures; DELETE FROM communities; DELETE FROM city_standings; DELETE FROM city_tenants;
            DELETE FROM inbox WHERE message_id = ANY(@messages)
            """, connection) { Parameters = { new("messages", messages) } };
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    private static async Task SetTenantAsync(NpgsqlConnection connection, Guid tenant)
    {
        await using var command = new NpgsqlCommand("SELECT set_config('app.tenant_id', @tenant, true)", connection) { Parameters = { new("tenant", tenant.ToString()) } };
        await command.ExecuteNonQueryAsync();
    }
}
