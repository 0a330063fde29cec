using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Linli.IdentityService.External;

/// <summary>Reads what a provider says about itself, and refuses one that is not who it was said to be.</summary>
internal sealed class ProviderMetadata(OutsideAddresses addresses) : IDisposable
{
    private const int LargestDocument = 1 << 20;

    /// <summary>For everything that Identity asks of outside providers.</summary>
    public HttpClient Http { get; } = new(addresses.Handler()) { Timeout = addresses.Patience, MaxResponseContentBufferSize = LargestDocument };

    public static string AddressOf(string issuer) => issuer.TrimEnd('/') + "/.well-known/openid-configuration";

    /// <summary>Metadata and keys, remembered and renewed.</summary>
    public ConfigurationManager<OpenIdConnectConfiguration> ManagerOf(string issuer) =>
        new(AddressOf(issuer), new OpenIdConnectConfigurationRetriever(), Retriever(), new SameIssuer(issuer, addresses));

    /// <summary>Asks once, for an administrator who has just typed the address.</summary>
    public async Task<OpenIdConnectConfiguration> CheckAsync(string issuer, CancellationToken ct)
    {
        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var address) || !addresses.IsSecure(address) || address.Query.Length > 0 || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
        {
            throw Errors.NotHttps();
        }

        try
        {
            var metadata = await OpenIdConnectConfigurationRetriever.GetAsync(AddressOf(issuer), Retriever(), ct);
            return metadata.Issuer != issuer ? throw Errors.OtherIssuer(metadata.Issuer ?? "—")
                : SameIssuer.Problem(metadata, issuer, addresses) is null ? metadata
                : throw Errors.NoCodeFlow();
        }
        catch (Exception e) when (Chain(e).OfType<AddressRefusedException>().Any())
        {
            throw Errors.AddressRefused();
        }
        catch (Exception e) when (e is ArgumentException or System.Text.Json.JsonException or FormatException || Chain(e).OfType<System.Text.Json.JsonException>().Any())
        {
            throw Errors.NotOpenId();
        }
        catch (Exception e) when (e is IOException or HttpRequestException or InvalidOperationException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw Errors.Unreachable();
        }
    }

    /// <summary>Http addresses are judged by <see cref="OutsideAddresses"/>, so the retriever need not.</summary>
    private HttpDocumentRetriever Retriever() => new(Http) { RequireHttps = false };

    private static IEnumerable<Exception> Chain(Exception e)
    {
        for (var current = e; current is not null; current = current.InnerException)
        {
            yield return current;
        }
    }

    public void Dispose() => Http.Dispose();

    /// <summary>OpenID Connect Discovery 4.3: the issuer in the document is the one that was asked for, and its endpoints are as safe as it.</summary>
    private sealed class SameIssuer(string issuer, OutsideAddresses addresses) : IConfigurationValidator<OpenIdConnectConfiguration>
    {
        public ConfigurationValidationResult Validate(OpenIdConnectConfiguration configuration) => Problem(configuration, issuer, addresses) is { } problem
            ? new() { Succeeded = false, ErrorMessage = problem }
            : new() { Succeeded = true };

        public static string? Problem(OpenIdConnectConfiguration metadata, string issuer, OutsideAddresses addresses) =>
            metadata.Issuer != issuer ? "The metadata names another issuer."
            : metadata.ResponseTypesSupported.Count > 0 && !metadata.ResponseTypesSupported.Contains("code") ? "The provider has no code flow."
            : metadata.SigningKeys.Count == 0 ? "The provider publishes no keys."
            : new[] { metadata.AuthorizationEndpoint, metadata.TokenEndpoint }.Any(e => !IsSafe(e, addresses)) || (metadata.UserInfoEndpoint is { Length: > 0 } info && !IsSafe(info, addresses)) ? "An endpoint is missing or not https."
            : null;

        private static bool IsSafe(string? endpoint, OutsideAddresses addresses) => Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && addresses.IsSecure(address);
    }
}
