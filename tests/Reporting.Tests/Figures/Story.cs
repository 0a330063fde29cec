using CsCheck;
using Linli.Contracts;
using Linli.Contracts.Activity.V1;
using Linli.Contracts.Registry.V1;
using Linli.Contracts.Tenant.V1;

namespace Linli.Reporting.Tests.Figures;

/// <summary>Random but possible events of one tenant: a few communities, units, members, activities, each with its own course.</summary>
internal static class Story
{
    public static readonly Guid Tenant = new("11111111-1111-4111-8111-111111111111");
    private static readonly DateTimeOffset Start = new(2026, 1, 15, 2, 0, 0, TimeSpan.Zero);
    private static readonly string[] Areas = ["party", "service", "safety", "environment"];
    private static readonly string[] UnitKinds = ["school", "enterprise"];

    public static readonly Gen<IEvent[]> Any =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 199], Gen.Int[0, 8], Gen.Int[0, 5], Gen.Int[0, 120])
            .Array[0, 40].Select(steps => steps.Select((s, i) => Event(s.Item1, s.Item2, s.Item3, s.Item4, s.Item5, i)).ToArray());

    private static IEvent Event(int community, int days, int what, int number, int amount, int order)
    {
        var at = Start.AddDays(days).AddSeconds(order);
        var on = DateOnly.FromDateTime(at.Date);
        var c = Id(1, community);
        var area = Areas[amount % 4];
        return what switch
        {
            0 => number == 0 ? new CommunityRetired(Tenant, at, c) : new CommunityCreated(Tenant, at, c, null, $"社区{order}"),
            1 => new ProfileRecorded(Tenant, at, c, 2026 - (number % 2), 100, 300 + amount, amount % 3),
            2 => number switch
            {
                0 => new UnitRetired(Tenant, at, Id(2, amount % 5), c, "school"),
                1 => new UnitChanged(Tenant, at, Id(2, amount % 5), c, "甲", UnitKinds[amount % 2], c, "school"),
                _ => new UnitRegistered(Tenant, at, Id(2, amount % 5), number == 2 ? null : c, "甲", UnitKinds[amount % 2]),
            },
            3 => number == 0 ? new MemberLeft(Tenant, at, Id(3, amount % 4), Id(1, amount % 4), null, on) : new MemberReportedIn(Tenant, at, Id(3, amount % 4), Id(1, amount % 4), null, on),
            4 => number < 2
                ? new ClaimWithdrawn(Tenant, at, Id(4, amount % 9), Id(5, 0), "patrol", Id(3, amount % 9 % 4), c)
                : new PostClaimed(Tenant, at, Id(4, amount % 9), Id(5, 0), "patrol", Id(3, amount % 9 % 4), c),
            5 => number switch
            {
                0 => new ActivityCancelled(Tenant, at, Id(6, amount % 6), c, "lecture", area, on),
                1 => new ActivityChanged(Tenant, at, Id(6, amount % 6), c, "lecture", area, on, "visit", "party", on),
                _ => new ActivityRecorded(Tenant, at, Id(6, amount % 6), c, "lecture", area, on),
            },
            6 => new ParticipationRecorded(Tenant, at, Id(7, amount % 7), Id(6, number), c, area, on, null, null, number, number * 60, 0, 0),
            7 => number switch
            {
                < 2 => new CommunityRetired(Tenant, at, c, on, Id(1, (community + 1) % 4)),
                < 4 => new UnitChanged(Tenant, at, Id(2, amount % 5), c, "甲", UnitKinds[amount % 2], Id(1, amount % 4), "school", on),
                _ => new MemberMoved(Tenant, at, Id(3, amount % 4), c, null, Id(1, amount % 4), on, null),
            },
            _ => new ContributionRecorded(Tenant, at, Id(8, amount % 5), c, area, on, "money", amount + 0.25m, null, null, number == 0),
        };
    }

    private static Guid Id(int kind, int number) => new(kind, (short)number, 1, [1, 2, 3, 4, 5, 6, 7, 8]);
}
