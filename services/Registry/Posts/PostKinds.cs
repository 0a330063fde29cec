using Linli.Contracts.Tenant.V1;

namespace Linli.RegistryService.Posts;

/// <summary>The twelve posts that a community starts with where its sub-district does not say, and the kind of any post added later.</summary>
internal static class PostKinds
{
    public const string Other = "other";

    public static readonly IReadOnlyList<PostKind> Defaults =
    [
        new("policy_publicity", "政策宣传"),
        new("culture", "文化娱乐"),
        new("guidance", "帮教"),
        new("army_support", "双拥"),
        new("building_watch", "护楼员"),
        new("hardship_help", "扶贫帮困"),
        new("mediation", "民事调解"),
        new("fire_safety", "消防安全"),
        new("family_planning", "计划生育监督"),
        new("hygiene_patrol", "卫生巡逻"),
        new("science", "科普知识宣传"),
        new("cleaning", "清理保洁"),
    ];
}
