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

    /// <summary>
    /// What operators are in a sub-district that lets them in (Support/SupportDoor.cs): they look, or change records too, or settings and
    /// communities too. Never people, sign-in, exports or the audit. Nobody is given them: they have no depth at which they could be.
    /// </summary>
    public const string Support = "support";
    public const string SupportWorker = "support-worker";
    public const string SupportManager = "support-manager";

    public static readonly string[] SupportRoles = [Support, SupportWorker, SupportManager];

    private static readonly string[] Delegating = [AccessRead, AccessGrant];

    private static readonly string[] Looking =
        [SettingsRead, CommunityRead, FiguresRead, ProfileRead, UnitRead, MemberRead, PostRead, ActivityRead, ContributionRead, AgreementRead, NeedRead, ProjectRead, ResourceRead, AccessRead];

    private static readonly string[] Recording = [ProfileEdit, UnitEdit, MemberEdit, ClaimReview, ActivityEdit, ContributionEdit, AgreementEdit, NeedEdit, NeedClaim, ProjectEdit, ProjectClaim, ResourceEdit];

    private static readonly string[] CommunityWork =
    [
        SettingsRead, CommunityRead, FiguresRead, ProfileRead, ProfileEdit, UnitRead, UnitEdit, MemberRead, MemberEdit, PostRead, ClaimMake, ClaimReview,
        ActivityRead, ActivityEdit, ActivityJoin, ContributionRead, ContributionEdit,
        BeneficiaryRead, BeneficiaryEdit, BeneficiaryDisclose, PairRead, PairEdit, AgreementRead, AgreementEdit,
        NeedRead, NeedEdit, NeedClaim, ProjectRead, ProjectEdit, ProjectClaim, ResourceRead, ResourceEdit, VolunteerRead, VolunteerEdit, VolunteerDisclose,
    ];

    public static readonly Role[] All =
    [
        new() { Id = Operator, MinDepth = 1, MaxDepth = 1, Permissions = [TenantProvision, TenantRead, TenantLifecycle, TenantDelete, TenantImport, OperationsManage, AuditRead, .. Delegating], Appoints = [CityOfficer, TenantAdmin] },
        new() { Id = CityOfficer, MinDepth = 1, MaxDepth = 1, Permissions = [TenantProvision, TenantRead, TenantLifecycle, CityFiguresRead, CitySettingsManage, NoticePublish, AuditRead, .. Delegating], Appoints = [TenantAdmin] },
        new()
        {
            Id = TenantAdmin, MinDepth = 2, MaxDepth = 2,
            Permissions = [CommunityManage, PostManage, SettingsManage, SignInManage, SupportAllow, AuditRead, TenantExport, UnitSensitive, BeneficiaryExport, VolunteerExport, .. CommunityWork, .. Delegating],
        },
        new() { Id = CommunityAdmin, MinDepth = 3, MaxDepth = 3, Permissions = [UnitSensitive, BeneficiaryExport, VolunteerExport, .. CommunityWork, .. Delegating] },
        new() { Id = CommunityWorker, MinDepth = 2, MaxDepth = 3, Permissions = CommunityWork },
        new() { Id = UnitLiaison, MinDepth = 4, MaxDepth = 4, Permissions = [SettingsRead, CommunityRead, UnitRead, UnitEdit, UnitSensitive, ActivityRead, ContributionRead, AgreementRead, NeedRead, NeedClaim, ProjectRead, ProjectClaim, ResourceRead, ResourceEdit] },
        new() { Id = Member, MinDepth = 3, MaxDepth = 3, Permissions = [SettingsRead, CommunityRead, PostRead, ClaimMake, ActivityRead, ActivityJoin] },
        new() { Id = Support, MinDepth = 0, MaxDepth = 0, Permissions = Looking },
        new() { Id = SupportWorker, MinDepth = 0, MaxDepth = 0, Permissions = [.. Looking, .. Recording] },
        new() { Id = SupportManager, MinDepth = 0, MaxDepth = 0, Permissions = [.. Looking, .. Recording, CommunityManage, PostManage, SettingsManage] },
    ];
}
