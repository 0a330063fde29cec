using Linli.Gateway.Errors;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Model;

namespace Linli.Gateway.Limits;

/// <summary>Limits of the connection itself, and a clear answer to a body that says beforehand that it is too large.</summary>
internal static class RequestSizes
{
    private const long MistakeBytes = 100 << 20;

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
        return context.Request.ContentLength > limit ? RefuseAsync(context) : next(context);
    });

    /// <summary>A browser reads the answer only once it has sent its body: so take the body, as far as a mistake may go, and drop it.</summary>
    private static async Task RefuseAsync(HttpContext context)
    {
        context.Response.Headers.Connection = "close";
        await Answer.WriteAsync(context, StatusCodes.Status413PayloadTooLarge);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size && context.Request.ContentLength <= MistakeBytes)
        {
            size.MaxRequestBodySize = MistakeBytes;
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }
    }
}
