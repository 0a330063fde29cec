using System.Net;
using System.Net.Http.Json;
using Linli.Contracts.Registry.V1;
using Linli.Contracts.Tenant.V1;
using Linli.ReportingService.City;
using Linli.Reporting.Tests.Figures;
using Linli.TestKit;
using Xunit;

namespace Linli.Reporting.Tests.City;

public sealed class CityOverviewTests(ReportingHost host)
{
    [Fact]
    public async Task The_city_sees_a_tenant_beside_the_others_with_the_reasons_of_its_rank()
    {
        using var city = host.City();
        await SmallOnesAsync(city);
        var (tenant, name) = await TenantAsync(members: 20, claims: 12);

        var line = await LineAsync(city, name);
        Assert.Equal((1L, 1L, 20L, 12L, 1L, 20L, 1800L), (line.Communities, line.Units, line.Members, line.MembersWithPost, line.Activities, line.PersonTimes, line.Minutes));
        Assert.Equal(tenant, line.TenantId);
        Assert.Equal([new("profile", 100), new("claims", 60), new("activity", 33), new("service", 25), new("quality", 0)], line.Components);
        Assert.Equal(44, line.Score);
        Assert.True(line.Rank >= 1);
    }

    [Fact]
    public async Task Groups_of_fewer_than_five_are_hidden_everywhere()
    {
        var (tenant, name) = await TenantAsync(members: 3, claims: 2, persons: 4);
        using var city = host.City();

        var line = await LineAsync(city, name);
        Assert.Equal((null, null, null, null), (line.Members, line.MembersWithPost, line.PersonTimes, line.Minutes));
        Assert.All(line.Components.Where(c => c.Key is "claims" or "service"), c => Assert.Null(c.Score));
        var overview = await OverviewAsync(city, name);
        Assert.True(overview.HeatMap.Rows.Single(r => r.TenantId == tenant).Minutes.Count(m => m is null) >= 2);
        var csv = await city.GetStringAsync($"/city/tenants.csv?q={Uri.EscapeDataString(name)}", TestContext.Current.CancellationToken);
        Assert.Contains($"{name},", csv, StringComparison.Ordinal);
        Assert.EndsWith("1,1,,,1,,,150005,0,0,0,0,0,0,0,0,0,0,0,0", csv.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_that_leaves_fewer_than_five_is_hidden_too()
    {
        using var city = host.City();
        await SmallOnesAsync(city);
        var (_, name) = await TenantAsync(members: 12, claims: 10);

        var line = await LineAsync(city, name);
        Assert.Equal(12, line.Members);
        Assert.Null(line.MembersWithPost);
    }

    [Fact]
    public async Task Beneficiaries_are_counted_and_never_a_few_of_them_nor_a_few_that_are_left_over()
    {
        using var city = host.City();
        await CareAsync(beneficiaries: 3, paired: 2, visited: 1);
        await CareAsync(beneficiaries: 4, paired: 0, visited: 0);
        var (many, some, rest) = (await CareAsync(beneficiaries: 20, paired: 12, visited: 6), await CareAsync(beneficiaries: 20, paired: 3, visited: 2), await CareAsync(beneficiaries: 20, paired: 17, visited: 18));
        var few = await CareAsync(beneficiaries: 4, paired: 4, visited: 4);

        Assert.Equal((20L, 12L, 6L), Care(await LineAsync(city, many, line => Care(line) == (20, 12, 6))));
        Assert.Equal((20L, null, null), Care(await LineAsync(city, some, line => line.Beneficiaries == 20 && line.BeneficiariesPaired is null && line.BeneficiariesVisited is null)));
        Assert.Equal((20L, null, null), Care(await LineAsync(city, rest, line => line.Beneficiaries == 20 && line.BeneficiariesPaired is null && line.BeneficiariesVisited is null)));
        Assert.Equal((null, null, null), Care(await LineAsync(city, few, line => line.Beneficiaries is null)));
        Assert.True((await OverviewAsync(city, many)).Totals.Beneficiaries >= 71);
        Assert.Contains(",20,12,6", await city.GetStringAsync($"/city/tenants.csv?q={many}", TestContext.Current.CancellationToken), StringComparison.Ordinal);

        static (long?, long?, long?) Care(CityOverview.Line line) => (line.Beneficiaries, line.BeneficiariesPaired, line.BeneficiariesVisited);
    }

    [Fact]
    public async Task A_tenant_cannot_read_the_citys_view_and_the_city_no_tenants_view()
    {
        var tenant = await host.TenantAsync();
        using var city = host.City();

        Assert.Equal(HttpStatusCode.Forbidden, (await tenant.Admin.GetAsync("/city/overview", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await tenant.Admin.GetAsync("/city/tenants.csv", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await city.GetAsync("/figures/overview", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await city.GetAsync("/figures/export.csv", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await city.GetAsync("/operations/errors", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_ranking_pages_through_every_tenant_once()
    {
        var prefix = $"镇{Guid.NewGuid():N}";
        var made = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            made.Add((await TenantAsync(members: 5 + i, claims: 5, prefix: prefix)).Id);
        }

        using var city = host.City();
        await Eventually.Async(() => OverviewAsync(city, prefix), overview => overview.Tenants.Total == 3);
        var (seen, after, total) = (new List<Guid>(), (string?)null, 0L);
        do
        {
            var page = (await city.GetFromJsonAsync<CityOverview>($"/city/overview?size=2&sort=name&q={prefix}&after={after}", TestContext.Current.CancellationToken))!.Tenants;
            seen.AddRange(page.Items.Select(t => t.TenantId));
            (after, total) = (page.Next, page.Total);
        }
        while (after is not null);

        Assert.Equal(made.Order(), seen.Order());
        Assert.Equal(3, total);
    }

    private async Task<(Guid Id, string Name)> TenantAsync(int members, int claims, int persons = 20, string prefix = "街道")
    {
        var tenant = Guid.CreateVersion7();
        var name = $"{prefix}{tenant:N}";
        await host.Events.PublishAsync(new TenantProvisioned(tenant, DateTimeOffset.UtcNow, "650000000000", name));
        foreach (var e in Work.Of(tenant, Guid.CreateVersion7(), members, claims, persons))
        {
            await host.Events.PublishAsync(e);
        }

        return (tenant, name);
    }

    /// <returns>The tenant's name.</returns>
    private async Task<string> CareAsync(int beneficiaries, int paired, int visited)
    {
        var (tenant, community, at) = (Guid.CreateVersion7(), Guid.CreateVersion7(), DateTimeOffset.UtcNow);
        var name = $"街道{tenant:N}";
        await host.Events.PublishAsync(new TenantProvisioned(tenant, at, "650000000000", name));
        for (var i = 0; i < beneficiaries; i++)
        {
            var (id, pair) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            await host.Events.PublishAsync(new BeneficiaryRegistered(tenant, at, id, community, "low_income", Work.Today));
            if (i < paired)
            {
                await host.Events.PublishAsync(new PairStarted(tenant, at, pair, community, "unit", "person", id, null, Work.Today));
            }

            if (i < visited)
            {
                await host.Events.PublishAsync(new PairVisited(tenant, at, Guid.CreateVersion7(), pair, community, id, "helped", Work.Today));
            }
        }

        return name;
    }

    internal static async Task<CityOverview.Line> LineAsync(HttpClient city, string name, Func<CityOverview.Line, bool> isSo) =>
        (await Eventually.Async(() => OverviewAsync(city, name), o => o.Tenants.Items is [var line] && isSo(line))).Tenants.Items[0];

    /// <summary>Two tenants with small groups, so that no third one has to be hidden to protect a single one.</summary>
    private async Task SmallOnesAsync(HttpClient city)
    {
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var (_, name) = await TenantAsync(members: 3, claims: 2, persons: 4);
            await LineAsync(city, name);
        }
    }

    private static async Task<CityOverview.Line> LineAsync(HttpClient city, string name) =>
        (await Eventually.Async(() => OverviewAsync(city, name), o => o.Tenants.Items is [{ Amount: > 0 }])).Tenants.Items[0];

    private static async Task<CityOverview> OverviewAsync(HttpClient city, string name) =>
        (await city.GetFromJsonAsync<CityOverview>($"/city/overview?q={Uri.EscapeDataString(name)}"))!;
}
