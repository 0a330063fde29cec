using Linli.Gateway.Session;
using Npgsql;

namespace Linli.Gateway.Errors;

/// <summary>Gives every error without a body one, and turns what was thrown into 500 or 503 with a trace id.</summary>
internal sealed class ErrorAnswers(RequestDelegate next, ILogger<ErrorAnswers> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var response = context.Response;
        try
        {
            await next(context);
        }
        catch (Exception e) when (!response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            logger.LogError(e, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
            response.Clear();
            response.StatusCode = e switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                NpgsqlException or IdentityUnavailableException or TimeoutException => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            };
        }

        if (response.StatusCode >= 400 && !response.HasStarted && response.ContentLength is null or 0L && string.IsNullOrEmpty(response.ContentType))
        {
            response.ContentLength = null;
            await Answer.WriteAsync(context, response.StatusCode);
        }
    }
}
