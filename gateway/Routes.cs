using Linli.Gateway.Limits;
using Linli.Gateway.Session;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Transforms;

namespace Linli.Gateway;

/// <summary>The way in, as a table: which path goes to which service, who may take it, and what goes along.</summary>
internal static class Routes
{
    private const string Anonymous = "anonymous";
    private const string Credentials = "credentials";

    /// <summary>What of the caller is forwarded: the session's access token, its own bearer token, its cookies for Identity, or nothing.</summary>
    internal enum Send { Token, OwnToken, Cookies, Nothing }

    public static RouteConfig[] Table(LimitOptions limits, IEnumerable<string> openPaths) =>
    [
        //     path                              service     policy                send           size
        Route("/connect/{**rest}",               "identity", Anonymous,            Send.Cookies,  64 << 10),
        Route("/.well-known/{**rest}",           "identity", Anonymous,            Send.Nothing,  0),
        Route("/account/{**rest}",               "identity", Anonymous,            Send.Cookies,  64 << 10),
        .. Upstreams.Services.SelectMany(s => new[]
        {
        Api($"/api/{s}/{{**rest}}",              s,          SignIn.PersonPolicy,  Send.Token,    limits.BodyBytes),
        Api($"/api/{s}/{{**rest}}",              s,          SignIn.MachinePolicy, Send.OwnToken, limits.BodyBytes),
        Api($"/api/{s}/{{noun}}/import",         s,          SignIn.PersonPolicy,  Send.Token,    limits.ImportBytes),
        Api($"/api/{s}/{{noun}}/import",         s,          SignIn.MachinePolicy, Send.OwnToken, limits.ImportBytes),
        Document($"/openapi/{s}.json",           s),
        }),
        Api("/api/tenant/archives",              "tenant",   SignIn.PersonPolicy,  Send.Token,    limits.ArchiveBytes),
        Api("/api/tenant/archives",              "tenant",   SignIn.MachinePolicy, Send.OwnToken, limits.ArchiveBytes),
        Api("/api/registry/agreements/{id}/files", "registry", SignIn.PersonPolicy,  Send.Token,  limits.ImportBytes),
        Api("/api/registry/agreements/{id}/files", "registry", SignIn.MachinePolicy, Send.OwnToken, limits.ImportBytes),
        .. openPaths.Select(path =>
        Api(path,                                path.Split('/')[2], Anonymous,    Send.Token,    limits.BodyBytes, order: -1)),
        Route("/tenants/archives",               "portal",   Anonymous,            Send.Token,    limits.ArchiveBytes),
        Route("/{**rest}",                       "portal",   Anonymous,            Send.Token,    limits.ImportBytes, order: 1),
    ];

    /// <summary>Goes this request on with the session's access token?</summary>
    public static bool CarriesToken(HttpContext context) => Sends(context.GetReverseProxyFeature().Route.Config) == Send.Token;

    public static Send Sends(RouteConfig route) => Enum.Parse<Send>(route.Metadata![Credentials]);

    private static RouteConfig Route(string path, string service, string policy, Send send, long size, int order = 0) => new RouteConfig
    {
        RouteId = $"{path} {policy}",
        ClusterId = service,
        Match = new RouteMatch { Path = path },
        AuthorizationPolicy = policy,
        MaxRequestBodySize = size,
        Order = order,
        Metadata = new Dictionary<string, string> { [Credentials] = send.ToString() },
    }.WithTransformUseOriginalHostHeader();

    private static RouteConfig Api(string path, string service, string policy, Send send, long size, int order = 0)
    {
        var route = Route(path, service, policy, send, size, order).WithTransformPathRemovePrefix($"/api/{service}");
        return policy != SignIn.MachinePolicy ? route : route with
        {
            Match = new RouteMatch { Path = path, Headers = [new RouteHeader { Name = "Authorization", Mode = HeaderMatchMode.Exists }] },
        };
    }

    private static RouteConfig Document(string path, string service) =>
        (Route(path, service, Anonymous, Send.Nothing, 0) with { Match = new RouteMatch { Path = path, Methods = ["GET"] } }).WithTransformPathSet("/openapi/v1.json");
}
