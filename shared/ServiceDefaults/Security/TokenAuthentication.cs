using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Linli.ServiceDefaults.Security;

/// <summary>Checks the access token that the gateway sends along, once more.</summary>
public static class TokenAuthentication
{
    /// <summary>JWT bearer authentication for one audience; keys come from Identity's inside address under its public name.</summary>
    public static void AddTokenAuthentication(this WebApplicationBuilder builder, string audience)
    {
        var configuration = builder.Configuration;
        builder.Services.AddSingleton<CheckedTokens>();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            var publicAddress = new Uri(configuration["Linli:PublicAddress"] ?? "http://localhost:8080");
            options.Authority = publicAddress.AbsoluteUri;
            options.Audience = audience;
            // Well within the time that Identity publishes a new key before it signs with it.
            options.AutomaticRefreshInterval = TimeSpan.FromMinutes(15);
            options.RequireHttpsMetadata = publicAddress.Scheme == Uri.UriSchemeHttps;
            options.MapInboundClaims = false;
            options.TokenValidationParameters.ValidTypes = ["at+jwt"];
            options.TokenValidationParameters.NameClaimType = "name";
            options.TokenValidationParameters.RoleClaimType = "role";
            options.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(10);
            options.EventsType = typeof(CheckedTokens);
            options.BackchannelHttpHandler = new InsideIdentityHandler(configuration);
        });
    }
}

/// <summary>
/// Calls Identity at its inside address with the public host name, so that what it answers (issuer, endpoints) is what the
/// outside sees, without going through the gateway.
/// </summary>
public sealed class InsideIdentityHandler(IConfiguration configuration) : DelegatingHandler(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
{
    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri!;
        var inside = new Uri(configuration["services:identity:http:0"] ?? throw new InvalidOperationException("services:identity:http:0 is missing."));
        request.RequestUri = new UriBuilder(asked) { Scheme = inside.Scheme, Host = inside.Host, Port = inside.Port }.Uri;
        request.Headers.Host = asked.Authority;
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", asked.Scheme);
        return base.SendAsync(request, cancellationToken);
    }
}
