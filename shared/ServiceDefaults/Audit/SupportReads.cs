using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Linli.ServiceDefaults.Audit;

/// <summary>What support looks at, request by request, in the audit of the sub-district that let it in: the same in every service.</summary>
internal static class SupportReads
{
    private const int LongestPath = 100;

    /// <summary>Before the request is answered, whatever it asks for, the audit has it. What is not allowed is not answered and so not looked at.</summary>
    public static async Task RecordAsync(HttpContext http, RequestDelegate next)
    {
        var user = http.RequestServices.GetRequiredService<CurrentUser>();
        if (user.IsSupport && http.GetEndpoint()?.Metadata.GetMetadata<PermissionMetadata>() is { Permission: not null } && http.RequestServices.GetService<TenantDb>() is { } db)
        {
            var path = http.Request.Path + Plain(http.Request.Query);
            db.Record(new("request", path.Length <= LongestPath ? path : path[..LongestPath], AuditActions.Read));
            await db.SaveChangesAsync(http.RequestAborted);
        }

        await next(http);
    }

    /// <summary>Ids, days and the words of filters stay, a text that somebody typed does not: it may be a name, and the audit holds none.</summary>
    private static QueryString Plain(IQueryCollection query) => QueryString.Create(
        query.Where(q => q.Key is not "after").SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, IsPlain(value) ? value : AuditChanges.Hidden)));

    private static bool IsPlain(string? text) => text is null || (text.Length <= 40 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':') && !text.All(char.IsAsciiDigit))
        || (text.Length <= 4 && text.All(char.IsAsciiDigit));
}
