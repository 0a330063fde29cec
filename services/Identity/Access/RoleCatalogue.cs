using static Linli.ServiceDefaults.Security.Permissions;

namespace Linli.IdentityService.Access;

/// <summary>The roles there are. A change here is a migration: what people may do changes with a release, and visibly.</summary>
internal static class RoleCatalogue
{
    public const string Operator = "operator";
    public const string CityOfficer = "city-officer";
    public const string TenantAdmin = "tenant-admin";
    public const string CommunityAdmin = "community-admin";
    public const string CommunityWorker = "community-worker";
    public const string UnitLiaison = "unit-liaison";
    public const string Member = "member";

    /// <summary>What a sub-district gives the operator for a limited time, so that somebody can look at what is wrong.</summary>
    public const string Support = "support";

    private static readonly string[] Delegating = [AccessRead, AccessGrant];

    private static readonly string[] CommunityWork =
    [
        SettingsRead, CommunityRead, FiguresRead, ProfileRead, ProfileEdit, UnitRead, UnitEdit, MemberRead, MemberEdit, PostRead, ClaimMake, ClaimReview,
        ActivityRead, ActivityEdit, ActivityJoin, ContributionRead, ContributionEdit,
    ];

    public static readonly Role[] All =
    [
        new() { Id = Operator, MinDepth = 1, MaxDepth = 1, Permissions = [TenantProvision, TenantRead, TenantLifecycle, TenantDelete, OperationsManage, AuditRead, .. Delegating], Appoints = [CityOfficer, TenantAdmin] },
        new() { Id = CityOfficer, MinDepth = 1, MaxDepth = 1, Permissions = [TenantProvision, TenantRead, TenantLifecycle, CityFiguresRead, CitySettingsManage, NoticePublish, AuditRead, .. Delegating], Appoints = [TenantAdmin] },
        new()
        {
            Id = TenantAdmin, MinDepth = 2, MaxDepth = 2,
            Permissions = [CommunityManage, PostManage, SettingsManage, SignInManage, SupportAllow, AuditRead, TenantExport, UnitSensitive, .. CommunityWork, .. Delegating],
        },
        new() { Id = CommunityAdmin, MinDepth = 3, MaxDepth = 3, Permissions = [UnitSensitive, .. CommunityWork, .. Delegating] },
        new() { Id = CommunityWorker, MinDepth = 2, MaxDepth = 3, Permissions = CommunityWork },
        new() { Id = UnitLiaison, MinDepth = 4, MaxDepth = 4, Permissions = [SettingsRead, CommunityRead, UnitRead, UnitEdit, UnitSensitive, ActivityRead, ContributionRead] },
        new() { Id = Member, MinDepth = 3, MaxDepth = 3, Permissions = [SettingsRead, CommunityRead, PostRead, ClaimMake, ActivityRead, ActivityJoin] },
        new()
        {
            Id = Support, MinDepth = 2, MaxDepth = 2,
            Permissions = [SettingsRead, CommunityRead, FiguresRead, ProfileRead, UnitRead, MemberRead, PostRead, ActivityRead, ContributionRead, AccessRead],
        },
    ];
}
