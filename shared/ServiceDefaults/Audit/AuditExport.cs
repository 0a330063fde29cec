using Linli.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Linli.ServiceDefaults.Audit;

/// <summary>A list leaves as a file: who took which, and when, is in the audit before the first row goes out.</summary>
internal static class AuditExport
{
    /// <summary>Nothing where there is no database: the portal passes on what services have recorded.</summary>
    public static async Task RecordAsync(HttpContext http, string fileName)
    {
        if (http.RequestServices.GetService<TenantDb>() is { TenantId: not null } db)
        {
            db.Record(new("export", fileName, AuditActions.Done));
            await db.SaveChangesAsync(http.RequestAborted);
        }
    }
}
