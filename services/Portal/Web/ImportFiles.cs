using Linli.Portal.Api;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Antiforgery;

namespace Linli.Portal.Web;

/// <summary>The workbooks of imports, passed on in the language that the person chose here.</summary>
internal static class ImportFiles
{
    public static void MapImportFiles(this IEndpointRouteBuilder app)
    {
        Map(app.MapGroup("/tenants/import"), "tenants", Permissions.TenantProvision, hasResult: true);
        Map(app.MapGroup("/access/import"), "people", Permissions.AccessGrant, hasResult: true);
        Map(app.MapGroup("/units/import"), "units", Permissions.UnitEdit);
        Map(app.MapGroup("/members/import"), "members", Permissions.MemberEdit);
        Map(app.MapGroup("/beneficiaries/import"), "beneficiaries", Permissions.BeneficiaryEdit);
        Map(app.MapGroup("/volunteers/import"), "volunteers", Permissions.VolunteerEdit);
        Map(app.MapGroup("/needs/import"), "needs", Permissions.NeedEdit);
        Map(app.MapGroup("/resources/import"), "resources", Permissions.ResourceEdit);
    }

    private static void Map(RouteGroupBuilder import, string noun, string permission, bool hasResult = false)
    {
        import.MapGet("/template", async (ImportApis apis, CancellationToken ct) => PassOn(await apis[noun].OpenTemplateAsync(ct))).RequirePermission(permission);
        import.MapGet("/{id:guid}/annotated", async (Guid id, ImportApis apis, CancellationToken ct) => PassOn(await apis[noun].OpenAnnotatedAsync(id, ct))).RequirePermission(permission);
        if (hasResult)
        {
            import.MapPost("/{id:guid}/result", async (Guid id, ImportApis apis, IAntiforgery forgery, HttpContext http, CancellationToken ct) =>
                await forgery.IsRequestValidAsync(http) ? PassOn(await apis[noun].TakeResultAsync(id, ct)) : Results.BadRequest()).RequirePermission(permission);
        }
    }

    private static IResult PassOn(ApiResult<HttpResponseMessage> file) =>
        file.Succeeded ? new PassedOn(file.Value) : Results.Text(file.Problem.Message, statusCode: file.Problem.Status);

    private sealed class PassedOn(HttpResponseMessage file) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            using (file)
            {
                httpContext.Response.ContentType = file.Content.Headers.ContentType?.ToString();
                httpContext.Response.ContentLength = file.Content.Headers.ContentLength;
                httpContext.Response.Headers.ContentDisposition = file.Content.Headers.ContentDisposition?.ToString();
                httpContext.Response.Headers.CacheControl = "no-store";
                await file.Content.CopyToAsync(httpContext.Response.Body, httpContext.RequestAborted);
            }
        }
    }
}
