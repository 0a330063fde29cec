using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace Linli.Gateway.Forwarding;

/// <summary>A service knows its own paths only: <c>Location: /units/…</c> becomes <c>/api/registry/units/…</c> outside.</summary>
internal sealed class ServiceLocation : ITransformProvider
{
    public void ValidateRoute(TransformRouteValidationContext context) { }
    public void ValidateCluster(TransformClusterValidationContext context) { }

    public void Apply(TransformBuilderContext context)
    {
        if (context.Route.Match.Path?.StartsWith("/api/", StringComparison.Ordinal) != true)
        {
            return;
        }

        var prefix = $"/api/{context.Route.ClusterId}";
        context.AddResponseTransform(response =>
        {
            if (response.HttpContext.Response.Headers.Location is [['/', ..] path] && !path.StartsWith("/api/", StringComparison.Ordinal))
            {
                response.HttpContext.Response.Headers.Location = prefix + path;
            }

            return default;
        });
    }
}
