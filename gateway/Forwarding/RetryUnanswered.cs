using Yarp.ReverseProxy.Forwarder;

namespace Linli.Gateway.Forwarding;

/// <summary>
/// A service that restarts is away for a moment: a GET that got no answer at all is sent again, twice. Nothing else is; who
/// writes must know whether it was done.
/// </summary>
internal sealed class RetryUnanswered(RequestDelegate next)
{
    private static readonly TimeSpan[] Waits = [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(600)];

    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        foreach (var wait in Waits)
        {
            if (!HttpMethods.IsGet(context.Request.Method) || context.Response.HasStarted || context.GetForwarderErrorFeature()?.Error != ForwarderError.Request)
            {
                return;
            }

            await Task.Delay(wait, context.RequestAborted);
            context.Features.Set<IForwarderErrorFeature>(null);
            context.Response.StatusCode = StatusCodes.Status200OK;
            await next(context);
        }
    }
}
