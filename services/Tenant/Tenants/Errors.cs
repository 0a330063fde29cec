using Linli.ServiceDefaults.Http;

namespace Linli.TenantService.Tenants;

internal static class Errors
{
    /// <summary>The code is on the platform already, under another name.</summary>
    internal static RuleException CodeTaken(string code, string name) => new("tenant.code_taken", code, name) { Field = "code" };

    /// <summary>Identity will not have this person as administrator; it says why in the caller's language.</summary>
    internal static RuleException AdminRefused(string reason) => new("tenant.admin_refused", reason) { Field = "adminEmail" };

    /// <summary>A long import has outlived the token of whoever started it.</summary>
    internal static OutageException SignedOut() => new("import.signed_out");

    internal static OutageException IdentityUnavailable(Exception? inner = null) => new("tenant.identity_unavailable", inner);
}
