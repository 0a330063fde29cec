using Linli.ServiceDefaults.Security;
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
    /// The endpoint shows personal data of the row named by its route's <c>id</c>: who asked, and why (query <c>reason</c>), is
    /// committed before the answer leaves. What was not found was not read.
    /// </summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="kind">What it shows, as the audit calls the row.</param>
    public static RouteHandlerBuilder RecordsReading(this RouteHandlerBuilder endpoint, string kind) => endpoint.AddEndpointFilter(async (context, next) =>
    {
        var answer = await next(context);
        var result = answer is INestedHttpResult nested ? nested.Result : answer;
        if (result is IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK })
        {
            var http = context.HttpContext;
            var db = http.RequestServices.GetRequiredService<TenantDb>();
            var reason = http.Request.Query["reason"].ToString().Trim();
            db.Record(new(kind, http.Request.RouteValues["id"]?.ToString() ?? "", AuditActions.Read)
            {
                Reason = reason.Length == 0 ? null : reason[..Math.Min(reason.Length, LongestReason)],
            });
            await db.SaveChangesAsync(http.RequestAborted);
        }

        return answer;
    });
}
