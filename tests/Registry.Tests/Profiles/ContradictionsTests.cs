using Linli.RegistryService.Profiles;

namespace Linli.Registry.Tests.Profiles;

public sealed class ContradictionsTests
{
    private static readonly Registered Nothing = new(new Dictionary<string, int>(), 0, 0, new Dictionary<string, int>());

    private static string[] Codes(IEnumerable<Comparison> comparisons) => [.. comparisons.Select(c => c.Category is null ? c.Code : $"{c.Code}:{c.Category}")];

    [Fact]
    public void Paper_2_states_23_staff_but_names_22_and_11_units_but_splits_12()
    {
        var found = Contradictions.Of(Paper2.Figures, registered: null);
        Assert.Equal([new Comparison("staff.sum", null, 23, 22), new Comparison("resident_units.sum", null, 11, 12)], found);
        Assert.Equal([-1, 1], found.Select(contradiction => contradiction.Difference));
    }

    [Fact]
    public void The_posts_of_paper_2_do_add_up_and_are_shown_as_agreeing()
    {
        var claims = Assert.Single(Contradictions.SideBySide(Paper2.Figures, null), comparison => comparison.Code == "claims.sum");
        Assert.Equal((130, 130, true), (claims.Stated, claims.Found, claims.Holds));
    }

    [Fact]
    public void Stated_kinds_are_compared_with_the_units_that_are_registered()
    {
        var registered = Nothing with { UnitsByKind = new Dictionary<string, int> { ["administrative"] = 2, ["institution"] = 3, ["state_owned"] = 3, ["private"] = 3 } };
        var found = Contradictions.Of(Paper2.Figures, registered);
        Assert.Contains(new Comparison("kind.registered", "state_owned", 4, 3), found);
        Assert.DoesNotContain(found, contradiction => contradiction is { Code: "kind.registered", Category: "private" });
        Assert.DoesNotContain(found, contradiction => contradiction.Code == "resident_units.registered");
    }

    [Fact]
    public void Self_employed_households_are_a_number_and_no_units()
    {
        var profile = new ProfileFigures { AreaUnits = new() { Total = 3, Parts = [new("private", 3), new("self_employed", 527)] } };
        Assert.Empty(Contradictions.Of(profile, null));
    }

    [Fact]
    public void More_members_cannot_have_reported_in_than_there_are()
    {
        var profile = new ProfileFigures { ResidentStaff = 10, ResidentMembers = 12, ReportedIn = 13, Claims = new() { Total = 14 } };
        Assert.Equal(["resident_members.staff", "reported_in.resident_members", "claims.reported_in"], Codes(Contradictions.Of(profile, null)));
    }

    [Fact]
    public void What_is_not_stated_contradicts_nothing() =>
        Assert.Empty(Contradictions.SideBySide(new ProfileFigures { Staff = new() { Total = 23 } }, null));
}
