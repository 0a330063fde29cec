namespace Linli.RegistryService.Posts;

/// <summary>The twelve posts that every community starts with, and the kind of any post added later.</summary>
internal static class PostKinds
{
    public const string Other = "other";

    public static readonly IReadOnlyList<(string Kind, string Name)> Defaults =
    [
        ("policy_publicity", "政策宣传"),
        ("culture", "文化娱乐"),
        ("guidance", "帮教"),
        ("army_support", "双拥"),
        ("building_watch", "护楼员"),
        ("hardship_help", "扶贫帮困"),
        ("mediation", "民事调解"),
        ("fire_safety", "消防安全"),
        ("family_planning", "计划生育监督"),
        ("hygiene_patrol", "卫生巡逻"),
        ("science", "科普知识宣传"),
        ("cleaning", "清理保洁"),
    ];
}
