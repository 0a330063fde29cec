using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Linli.ServiceDefaults.Audit;

/// <summary>Readings of personal data in full, which are recorded.</summary>
public static class AuditRead
{
    private const int LongestReason = 200;

    /// <summary>
    /// The endpoint shows personal data of the row named by its route's <c>id</c>: who asked, and why (query <c>reason</c>, without which
    /// nothing is shown), is committed before the answer leaves. What was not found was not read.
    /// </summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="kind">What it shows, as the audit calls the row.</param>
    public static RouteHandlerBuilder RecordsReading(this RouteHandlerBuilder endpoint, string kind) => endpoint.AddEndpointFilter(async (context, next) =>
    {
        var http = context.HttpContext;
        var answer = await next(context);
        var result = answer is INestedHttpResult nested ? nested.Result : answer;
        if (result is not IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK })
        {
            return answer;
        }

        if (http.Request.Query["reason"].ToString().Trim() is not { Length: > 0 } reason)
        {
            var texts = http.RequestServices.GetRequiredService<Texts>();
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["reason"] = [texts["audit.reason_needed"]] }, title: texts["invalid"],
                extensions: new Dictionary<string, object?> { ["code"] = "invalid" });
        }

        var db = http.RequestServices.GetRequiredService<TenantDb>();
        db.Record(new(kind, http.Request.RouteValues["id"]?.ToString() ?? "", AuditActions.Read) { Reason = reason[..Math.Min(reason.Length, LongestReason)] });
        await db.SaveChangesAsync(http.RequestAborted);
        return answer;
    });
}
