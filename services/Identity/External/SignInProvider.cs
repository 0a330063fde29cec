using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.IdentityService.External;

/// <summary>Another OpenID Connect provider by which a sub-district's people may sign in, e.g. the county's own.</summary>
internal sealed class SignInProvider : TenantRow
{
    private SignInProvider()
    {
    }

    public SignInProvider(ProviderSettings settings, FieldProtector protector) => Change(settings, protector);

    public string Name { get; private set; } = "";

    /// <summary>Exactly as the provider writes it in its tokens.</summary>
    public string Issuer { get; private set; } = "";
    public string ClientId { get; private set; } = "";

    /// <summary>Encrypted; nobody gets to see it again.</summary>
    public byte[]? ProtectedSecret { get; private set; }

    /// <summary>Which claim holds the e-mail address, and which says that the provider has verified it.</summary>
    public string EmailClaim { get; private set; } = "email";
    public string VerifiedClaim { get; private set; } = "email_verified";
    public bool Enabled { get; private set; } = true;

    /// <summary>A secret that is left out stays as it was.</summary>
    public void Change(ProviderSettings settings, FieldProtector protector)
    {
        (Name, Issuer, ClientId) = (settings.Name.Trim(), settings.Issuer.Trim(), settings.ClientId.Trim());
        (EmailClaim, VerifiedClaim) = (settings.EmailClaim, settings.VerifiedClaim);
        ProtectedSecret = string.IsNullOrEmpty(settings.ClientSecret) ? ProtectedSecret : protector.Protect(settings.ClientSecret);
    }

    public void Enable(bool enabled) => Enabled = enabled;
}

internal sealed record ProviderSettings(string Name, string Issuer, string ClientId, string? ClientSecret, string EmailClaim, string VerifiedClaim);
