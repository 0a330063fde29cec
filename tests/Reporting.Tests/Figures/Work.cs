using Linli.Contracts;
using Linli.Contracts.Activity.V1;
using Linli.Contracts.Registry.V1;
using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults;

namespace Linli.Reporting.Tests.Figures;

/// <summary>What a community does in a month, as the other services tell it.</summary>
internal static class Work
{
    public static readonly DateOnly Today = TimeProvider.System.Today();

    public static IReadOnlyList<IEvent> Of(Guid tenant, Guid community, int members = 10, int claims = 6, int persons = 20, string area = "party")
    {
        var at = DateTimeOffset.UtcNow;
        var people = Enumerable.Range(0, members).Select(_ => Guid.CreateVersion7()).ToList();
        var activity = Guid.CreateVersion7();
        return
        [
            new CommunityCreated(tenant, at, community, null, "军民路社区"),
            new ProfileRecorded(tenant, at, community, Today.Year, 2320, 8010, 2),
            new UnitRegistered(tenant, at, Guid.CreateVersion7(), community, "气象局", "institution"),
            .. people.Select(p => new MemberReportedIn(tenant, at, p, community, null, Today)),
            .. people.Take(claims).Select(p => new PostClaimed(tenant, at, Guid.CreateVersion7(), Guid.CreateVersion7(), "patrol", p, community)),
            new ActivityRecorded(tenant, at, activity, community, "lecture", area, Today),
            new ParticipationRecorded(tenant, at, Guid.CreateVersion7(), activity, community, area, Today, null, null, persons, persons * 90, 0, 0),
            new ContributionRecorded(tenant, at, Guid.CreateVersion7(), community, area, Today, "money", 1500.05m, null, null, false),
        ];
    }
}
