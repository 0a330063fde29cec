using Linli.Gateway.Limits;
using Linli.Gateway.Session;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace Linli.Gateway.Forwarding;

/// <summary>What a service learns of the caller is decided by the route's row, not by what the client sent.</summary>
internal sealed class CallerCredentials(PublicAddress address, TenantUsage usage) : ITransformProvider
{
    private readonly string session = SignIn.CookieName(address);

    public void ValidateRoute(TransformRouteValidationContext context) { }
    public void ValidateCluster(TransformClusterValidationContext context) { }

    public void Apply(TransformBuilderContext context)
    {
        var send = Routes.Sends(context.Route);
        var cookies = send == Routes.Send.Cookies || context.Route.ClusterId == "portal";
        context.AddRequestTransform(request =>
        {
            var headers = request.ProxyRequest.Headers;
            if (send != Routes.Send.OwnToken && !(send == Routes.Send.Cookies && request.Path.StartsWithSegments("/connect")))
            {
                headers.Remove("Authorization");
            }

            if (send == Routes.Send.Token && request.HttpContext.Features.Get<UserSession>() is { } user)
            {
                headers.TryAddWithoutValidation("Authorization", user.Authorization);
            }

            headers.Remove(TenantUsage.Header);
            if (context.Route.ClusterId == "portal" && request.HttpContext.User.FindFirst("tenant") is { } tenant)
            {
                headers.TryAddWithoutValidation(TenantUsage.Header, usage.Of(tenant.Value));
            }

            if (headers.Remove("Cookie") && cookies && Cookies.Without(request.HttpContext.Request.Headers.Cookie, session) is { Count: > 0 } kept)
            {
                headers.TryAddWithoutValidation("Cookie", kept.ToString());
            }

            return default;
        });
    }
}
