namespace Linli.Platform.Tests.Isolation;

/// <summary>The matrix: a file per service, a row per route.</summary>
internal static class Rows
{
    public static readonly IReadOnlyList<Row> All = [.. TenantRows.All, .. RegistryRows.All, .. CareRows.All, .. AgreementRows.All, .. ListRows.All, .. ProjectRows.All, .. ActivityRows.All, .. ServiceCardRows.All, .. ReportingRows.All, .. IdentityRows.All, .. AuditRows.All];

    /// <summary>What anybody may call: health, API documents, the sign-in pages, and what our own services sign.</summary>
    public static readonly IReadOnlyList<string> Open = ["/health", "/alive", "/openapi/{documentName}.json", "/account", "/connect", "/.well-known", "/internal"];

    /// <summary>Indexes that do not start with the tenant, each because something is looked up before or across tenants.</summary>
    public static readonly IReadOnlyList<string> IndexesAcrossTenants =
    [
        // Unique in the whole city, and sorted for the city's list.
        "ix_tenants_code", "ix_tenants_name_tenant_id", "ix_tenants_parent_code_name", "ix_tenants_provisioned_at_tenant_id", "ix_city_standings_month",
        // What a person may do is asked before a tenant is chosen; a withdrawal follows the chain down from the city.
        "ix_assignment_granted_by", "ix_assignment_parent_tenant_id_parent_id", "ix_assignment_person", "ix_assignment_revoked_by", "ix_assignment_role_id",
        // Who comes back from an outside provider brings its id and nothing else.
        "ix_sign_in_provider_id",
        // Mails go out one after the other, whosever they are, and leave with the account that they are to.
        "pk_mail", "ix_mail_next_attempt_at", "ix_mail_person_id",
    ];
}
