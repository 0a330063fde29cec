using Linli.ServiceDefaults;

namespace Linli.RegistryService.Data;

internal static class ConstraintRules
{
    /// <summary>The rules that only the database can hold when two people write in the same instant.</summary>
    public static void AddConstraintRules(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddConstraintRule("ix_profiles_tenant_id_community_id_year", Profiles.Errors.AlreadyRecorded);
        services.AddConstraintRule("ix_units_tenant_id_credit_code", Units.Errors.CreditCodeTaken, "creditCode");
        services.AddConstraintRule("ix_distinct_units_tenant_id_unit_id_other_unit_id", Units.Errors.AlreadyApart);
        services.AddConstraintRule("ix_members_tenant_id_person_id", Members.Errors.PersonTaken, "personId");
        services.AddConstraintRule("ix_report_ins_tenant_id_community_id_slip_number", Members.Errors.SlipTaken, "slipNumber");
        services.AddConstraintRule("ix_posts_tenant_id_community_id_name", Posts.Errors.NameTaken, "name");
        services.AddConstraintRule("ix_beneficiaries_tenant_id_identity_number_hash", Beneficiaries.Errors.IdentityTaken, "identityNumber");
        services.AddConstraintRule("ix_pairs_tenant_id_helper_ref_helped_ref", Pairs.Errors.AlreadyPaired);
        services.AddConstraintRule("ix_agreements_tenant_id_renews_id", Agreements.Errors.AlreadyRenewed);
        services.AddConstraintRule("ix_leaders_one_chair", Mechanism.Errors.ChairTaken);
        services.AddConstraintRule("ix_claims_tenant_id_post_id_member_id", Posts.Errors.AlreadyClaimed);
        services.AddConstraintRule("ix_volunteers_tenant_id_person_id", Volunteers.Errors.PersonTaken, "personId");
        services.AddConstraintRule("ix_volunteers_tenant_id_member_id", Volunteers.Errors.MemberTaken, "memberId");
        services.AddConstraintRule("ix_project_claims_tenant_id_project_id_unit_id", Projects.Errors.AlreadyClaimed, "unitId");
        services.AddConstraintRule("ix_project_needs_tenant_id_project_id_need_id", Projects.Errors.NeedThere, "needId");
        services.AddConstraintRule("ix_project_resources_tenant_id_project_id_resource_id", Projects.Errors.ResourceThere, "resourceId");
        services.AddConstraintRule("ix_need_claims_tenant_id_need_id_unit_id", Needs.Errors.AlreadyClaimed, "unitId");
    }
}
