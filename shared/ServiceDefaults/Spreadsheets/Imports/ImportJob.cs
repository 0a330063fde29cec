using System.Globalization;
using System.Security.Claims;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Linli.ServiceDefaults.Spreadsheets.Imports;

/// <summary>
/// A run to come, in the name of whoever asked for it: their tenant, their rights, their language. Their token goes along
/// for what other services have to do; when it has run out, the run stops and a new request sets it going again. A run that is
/// one step needs nobody else and would begin anew: it outlasts the token, for as long as the person may.
/// </summary>
internal sealed record ImportJob(ImportKind Kind, Guid ImportId, Guid? TenantId, ClaimsPrincipal User, string Authorization, CultureInfo Language)
{
    public static ImportJob Of(ImportKind kind, Guid importId, HttpContext http) => new(
        kind, importId, http.RequestServices.GetRequiredService<TenantContext>().TenantId, http.User.Clone(),
        http.Request.Headers.Authorization.ToString(), CultureInfo.CurrentUICulture);

    /// <summary>Makes the scope look as it would in a request of that person.</summary>
    public void Enter(IServiceProvider scope)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language;
        var http = new DefaultHttpContext { User = User, RequestServices = scope };
        http.Request.Headers[HeaderNames.Authorization] = Authorization;
        if (Kind.IsOneStep)
        {
            http.Features.Set(new OutlastsToken());
        }

        scope.GetRequiredService<IHttpContextAccessor>().HttpContext = http;
        scope.GetRequiredService<TenantContext>().Enter(TenantId);
    }
}
