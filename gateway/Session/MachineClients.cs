using System.Security.Claims;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Net.Http.Headers;

namespace Linli.Gateway.Session;

/// <summary>
/// Requests to <c>/api</c> that bring their own token. It is checked here too, so that a forged one cannot use up a tenant's limit;
/// a token that was found good is remembered until it ends, which saves a signature check per request.
/// </summary>
internal sealed class MachineClients : IDisposable
{
    public const string Scheme = "machine";
    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    public static bool IsMachine(HttpRequest request) =>
        request.Headers.ContainsKey(HeaderNames.Authorization) && request.Path.StartsWithSegments("/api");

    public static void Configure(JwtBearerOptions jwt, PublicAddress address, IConfiguration configuration, MachineClients clients)
    {
        jwt.Authority = address.Uri.AbsoluteUri;
        jwt.BackchannelHttpHandler = new InsideIdentityHandler(configuration);
        jwt.AutomaticRefreshInterval = SignIn.KeysRefresh;
        jwt.RequireHttpsMetadata = address.IsHttps;
        jwt.MapInboundClaims = false;
        jwt.TokenValidationParameters.ValidTypes = ["at+jwt"];
        jwt.TokenValidationParameters.ValidAudiences = Upstreams.Services;
        jwt.TokenValidationParameters.ValidIssuer = address.Uri.AbsoluteUri;
        jwt.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(5);
        jwt.Events = new JwtBearerEvents { OnMessageReceived = clients.Recall, OnTokenValidated = clients.Remember };
    }

    private Task Recall(MessageReceivedContext context)
    {
        if (known.TryGetValue(context.Request.Headers.Authorization.ToString(), out ClaimsPrincipal? principal))
        {
            context.Principal = principal;
            context.Success();
        }

        return Task.CompletedTask;
    }

    private Task Remember(TokenValidatedContext context)
    {
        using var entry = known.CreateEntry(context.Request.Headers.Authorization.ToString());
        entry.Value = context.Principal;
        entry.Size = 1;
        entry.AbsoluteExpiration = new DateTimeOffset(context.SecurityToken.ValidTo, TimeSpan.Zero);
        return Task.CompletedTask;
    }

    public void Dispose() => known.Dispose();
}
