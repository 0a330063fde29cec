using Linli.RegistryService.Profiles;

namespace Linli.Registry.Tests.Profiles;

/// <summary>军民路社区's paper of 2010, number by number, with its contradictions.</summary>
internal static class Paper2
{
    public static readonly ProfileFigures Figures = new()
    {
        AreaKm2 = 1.02m,
        Households = 2320,
        Population = 8010,
        EthnicGroups = 10,
        Staff = new() { Total = 23, Parts = [new("干部", 9), new("残联专干", 1), new("公益性岗位", 12)] },
        AreaUnits = new() { Parts = [new("military", 1), new("administrative", 2), new("institution", 3), new("state_owned", 4), new("private", 3), new("self_employed", 527)] },
        ResidentUnits = new() { Total = 11, Parts = [new("administrative", 2), new("institution", 3), new("state_owned", 4), new("private", 3)] },
        ResidentStaff = 730,
        ResidentMembers = 130,
        ReportedIn = 130,
        Claims = new()
        {
            Total = 130,
            Parts =
            [
                new("政策宣传", 39), new("文化娱乐", 3), new("帮教", 5), new("双拥", 6), new("护楼员", 15), new("扶贫帮困", 14),
                new("民事调解", 10), new("消防安全", 4), new("计划生育监督", 3), new("卫生巡逻", 12), new("科普知识宣传", 7), new("清理保洁", 12),
            ],
        },
        Party = new() { Branches = 3, Members = 189, History = [new("2002-04", "党支部成立"), new("2009-04", "党总支成立")] },
    };
}
