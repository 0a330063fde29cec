namespace Linli.ServiceDefaults.Security;

/// <summary>Every permission there is. An endpoint names one where it is mapped; roles are sets of them.</summary>
public static class Permissions
{
    public const string TenantProvision = "tenant.provision";
    public const string TenantRead = "tenant.read";
    public const string CityFiguresRead = "city.figures.read";
    public const string TenantLifecycle = "tenant.lifecycle";
    public const string TenantDelete = "tenant.delete";
    public const string TenantImport = "tenant.import";
    public const string CitySettingsManage = "city.settings.manage";
    public const string NoticePublish = "notice.publish";
    public const string OperationsManage = "operations.manage";

    public const string AccessRead = "access.read";
    public const string AccessGrant = "access.grant";
    public const string SignInManage = "signin.manage";
    public const string SupportAllow = "support.allow";
    public const string AuditRead = "audit.read";

    public const string TenantExport = "tenant.export";
    public const string SettingsRead = "settings.read";
    public const string SettingsManage = "settings.manage";

    public const string CommunityManage = "community.manage";
    public const string CommunityRead = "community.read";
    public const string FiguresRead = "figures.read";

    public const string ProfileRead = "profile.read";
    public const string ProfileEdit = "profile.edit";
    public const string UnitRead = "unit.read";
    public const string UnitEdit = "unit.edit";

    /// <summary>See sensitive units (the military) as they are; to everybody else lists and pages show them masked.</summary>
    public const string UnitSensitive = "unit.sensitive";

    public const string MemberRead = "member.read";
    public const string MemberEdit = "member.edit";
    public const string BeneficiaryRead = "beneficiary.read";
    public const string BeneficiaryEdit = "beneficiary.edit";
    public const string BeneficiaryDisclose = "beneficiary.disclose";
    public const string BeneficiaryExport = "beneficiary.export";
    public const string PairRead = "pair.read";
    public const string PairEdit = "pair.edit";
    public const string AgreementRead = "agreement.read";
    public const string AgreementEdit = "agreement.edit";
    public const string NeedRead = "need.read";
    public const string NeedEdit = "need.edit";

    /// <summary>Claim a need in the name of a unit: a community for its units, a liaison for the own one.</summary>
    public const string NeedClaim = "need.claim";
    public const string ProjectRead = "project.read";
    public const string ProjectEdit = "project.edit";

    /// <summary>Take a project on, or promise it a resource, in the name of a unit: a community for its units, a liaison for the own one.</summary>
    public const string ProjectClaim = "project.claim";
    public const string ResourceRead = "resource.read";
    public const string ResourceEdit = "resource.edit";
    public const string VolunteerRead = "volunteer.read";
    public const string VolunteerEdit = "volunteer.edit";
    public const string VolunteerDisclose = "volunteer.disclose";
    public const string VolunteerExport = "volunteer.export";
    public const string PostRead = "post.read";
    public const string PostManage = "post.manage";
    public const string ClaimMake = "claim.make";
    public const string ClaimReview = "claim.review";
    public const string ActivityRead = "activity.read";
    public const string ActivityEdit = "activity.edit";
    public const string ActivityJoin = "activity.join";
    public const string ContributionRead = "contribution.read";
    public const string ContributionEdit = "contribution.edit";
}
