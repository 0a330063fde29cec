namespace Linli.Portal.Api;

/// <summary>The outside providers by which a sub-district's people may sign in.</summary>
internal sealed class SignInProvidersApi(HttpClient http) : ServiceClient("identity", http)
{
    public Task<IReadOnlyList<SignInProviderItem>> ListAsync(CancellationToken ct = default) => GetAsync<IReadOnlyList<SignInProviderItem>>("/sign-in-providers", ct);

    public Task<SignInProviderItem?> FindProviderAsync(Guid id, CancellationToken ct = default) => FindAsync<SignInProviderItem>($"/sign-in-providers/{id}", ct);

    public Task<ApiResult> AddAsync(object request, CancellationToken ct = default) => PostAsync("/sign-in-providers", request, ct);

    public Task<ApiResult> ChangeAsync(Guid id, object request, CancellationToken ct = default) => PutAsync($"/sign-in-providers/{id}", request, ct);

    public Task<ApiResult> TestAsync(Guid id, CancellationToken ct = default) => PostAsync($"/sign-in-providers/{id}/test", ct: ct);

    public Task<ApiResult> EnableAsync(Guid id, bool enabled, CancellationToken ct = default) => PostAsync($"/sign-in-providers/{id}/enabled", new { enabled }, ct);

    public Task<ApiResult> DeleteProviderAsync(Guid id, CancellationToken ct = default) => DeleteAsync($"/sign-in-providers/{id}", ct);
}

/// <param name="RedirectUri">To be registered at the provider.</param>
/// <param name="SignInLink">Leads people straight to the sub-district's providers.</param>
internal sealed record SignInProviderItem(
    Guid Id, string Name, string Issuer, string ClientId, bool HasSecret, string EmailClaim, string VerifiedClaim, bool Enabled, string RedirectUri, string SignInLink);
