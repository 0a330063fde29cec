using Linli.ServiceDefaults.Calendar;

namespace Linli.TenantService.Template;

/// <summary>Version 0 of the city's template: what holds until the city publishes one of its own.</summary>
internal static class BuiltIn
{
    /// <summary>The city's work areas are these four for good, so that years and sub-districts stay comparable; it may call them otherwise.</summary>
    public static IReadOnlyList<string> AreaCodes { get; } = ["party", "service", "safety", "environment"];

    public static TemplateContent Content { get; } = new(
        [new("party", "党建", "Party building"), new("service", "服务", "Community service"), new("safety", "治安", "Public safety"), new("environment", "环境", "Environment")],
        [
            new("policy_publicity", "政策宣传"), new("culture", "文化娱乐"), new("guidance", "帮教"), new("army_support", "双拥"),
            new("building_watch", "护楼员"), new("hardship_help", "扶贫帮困"), new("mediation", "民事调解"), new("fire_safety", "消防安全"),
            new("family_planning", "计划生育监督"), new("hygiene_patrol", "卫生巡逻"), new("science", "科普知识宣传"), new("cleaning", "清理保洁"),
        ],
        [
            new("environment", "环境卫生", 5, "城市管理办公室"), new("facilities", "公共设施", 10, "建设管理办公室"), new("safety", "治安消防", 3, "平安建设办公室"),
            new("neighbours", "邻里纠纷", 7, "司法所"), new("livelihood", "民生保障", 10, "民政办公室"), new("advice", "政策咨询", 3, "便民服务中心"),
            new("other", "其他", 10, "党政办公室"),
        ],
        NationalCalendar.Years, OfficeHours.Usual, [], new(2_000, 1L << 30, 18_000), []);
}
