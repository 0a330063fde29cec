using Linli.Contracts.Registry.V1;
using Linli.Contracts.Tenant.V1;
using Linli.Reporting.Tests.Figures;
using Linli.ReportingService.City;
using Xunit;

namespace Linli.Reporting.Tests.City;

/// <summary>What the city sees of needs, projects and volunteers.</summary>
public sealed class CityListsTests(ReportingHost host)
{
    [Fact]
    public async Task Needs_and_projects_are_counted_and_volunteers_unless_they_are_a_few()
    {
        using var city = host.City();
        await VolunteersAsync(volunteers: 3, needs: 0);
        await VolunteersAsync(volunteers: 2, needs: 0);
        var (many, few) = (await VolunteersAsync(volunteers: 9, needs: 3), await VolunteersAsync(volunteers: 4, needs: 1));

        Assert.Equal((3L, 1L, 1L, 9L), Lists(await CityOverviewTests.LineAsync(city, many, line => Lists(line) == (3, 1, 1, 9))));
        Assert.Equal((2L, 1L, 1L), (await CityOverviewTests.LineAsync(city, many, line => line.ProjectsDone == 1)) is var line ? (line.Projects, line.ProjectsMatched, line.ProjectsDone) : default);
        Assert.Equal((1L, 1L, 0L, null), Lists(await CityOverviewTests.LineAsync(city, few, line => line.Needs == 1 && line.NeedsMatched == 1 && line.Volunteers is null)));
        Assert.Contains(",3,1,1,2,1,1,9", await city.GetStringAsync($"/city/tenants.csv?q={many}", TestContext.Current.CancellationToken), StringComparison.Ordinal);

        static (long, long, long, long?) Lists(CityOverview.Line line) => (line.Needs, line.NeedsMatched, line.NeedsDone, line.Volunteers);
    }

    /// <summary>The first need is matched; of three or more another one is done, and there are projects too.</summary>
    /// <returns>The tenant's name.</returns>
    private async Task<string> VolunteersAsync(int volunteers, int needs)
    {
        var (tenant, community, at) = (Guid.CreateVersion7(), Guid.CreateVersion7(), DateTimeOffset.UtcNow);
        var name = $"街道{tenant:N}";
        await host.Events.PublishAsync(new TenantProvisioned(tenant, at, "650000000000", name));
        for (var i = 0; i < volunteers; i++)
        {
            await host.Events.PublishAsync(new VolunteerSignedUp(tenant, at, Guid.CreateVersion7(), community, Work.Today));
        }

        for (var i = 0; i < needs + (needs > 2 ? 1 : 0); i++)
        {
            var id = Guid.CreateVersion7();
            await host.Events.PublishAsync(new NeedEntered(tenant, at, id, community, "help", "service", Work.Today));
            if (i == 0)
            {
                await host.Events.PublishAsync(new NeedMatched(tenant, at, id, community, "help", "service", Work.Today, Work.Today));
            }

            if (i == needs)
            {
                await host.Events.PublishAsync(new NeedDone(tenant, at.AddMinutes(1), id, community, "help", "service", Work.Today));
                await ProjectsAsync(tenant, community, at);
            }
        }

        return name;
    }

    /// <summary>Three: one is taken on, one is done.</summary>
    private async Task ProjectsAsync(Guid tenant, Guid community, DateTimeOffset at)
    {
        Guid[] ids = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
        foreach (var id in ids)
        {
            await host.Events.PublishAsync(new ProjectProposed(tenant, at, id, community, "venue", "service", Work.Today));
        }

        await host.Events.PublishAsync(new ProjectMatched(tenant, at, ids[0], community, "venue", "service", Work.Today, Work.Today));
        await host.Events.PublishAsync(new ProjectDone(tenant, at.AddMinutes(1), ids[1], community, "venue", "service", Work.Today));
    }
}
