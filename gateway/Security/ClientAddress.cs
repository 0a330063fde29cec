using Microsoft.AspNetCore.HttpOverrides;

namespace Linli.Gateway.Security;

/// <summary>Behind a proxy of our own (<c>Linli:TrustedProxies</c>, networks in CIDR form) the client's address is what that proxy says; otherwise nobody's word counts.</summary>
internal static class ClientAddress
{
    public static void UseClientAddress(this WebApplication app)
    {
        var networks = app.Configuration.GetSection("Linli:TrustedProxies").Get<string[]>();
        if (networks is null or [])
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks)
        {
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        }

        app.UseForwardedHeaders(options);
    }
}
