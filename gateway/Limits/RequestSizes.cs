using Linli.Gateway.Errors;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Model;

namespace Linli.Gateway.Limits;

/// <summary>Limits of the connection itself, and a clear answer to a body that says beforehand that it is too large.</summary>
internal static class RequestSizes
{
    public static void AddRequestSizes(this WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection("Limits").Get<LimitOptions>() ?? new LimitOptions();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limits.BodyBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = limits.HeaderBytes;
            kestrel.Limits.MaxRequestHeaderCount = 64;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        });
    }

    public static void UseRequestSizes(this IApplicationBuilder proxy) => proxy.Use((context, next) =>
    {
        var limit = context.GetReverseProxyFeature().Route.Config.MaxRequestBodySize;
        if (context.Request.ContentLength > limit)
        {
            return Answer.WriteAsync(context, StatusCodes.Status413PayloadTooLarge);
        }

        if (limit is not null && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limit;
        }

        return next(context);
    });
}
