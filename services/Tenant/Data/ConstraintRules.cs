using Linli.ServiceDefaults;

namespace Linli.TenantService.Data;

internal static class ConstraintRules
{
    /// <summary>What a violated unique index means to the person who caused it.</summary>
    public static void AddConstraintRules(this IServiceCollection services)
    {
        services.AddConstraintRule("ix_tenants_parent_code_name", "tenant.name_taken", "name");
        services.AddConstraintRule("ix_communities_tenant_id_code", "community.code_taken", "code");
        services.AddConstraintRule("ix_communities_tenant_id_name", "community.name_taken", "name");
        services.AddConstraintRule("ux_deletions_under_way", "deletion.under_way");
        services.AddConstraintRule("ux_exports_under_way", "export.under_way");
        services.AddConstraintRule("ux_archives_under_way", "archive.under_way");
        services.AddConstraintRule("ix_grids_tenant_id_community_id_name", "grid.name_taken", "name");
    }
}
