using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Settings;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;

namespace Linli.Portal.Web;

/// <summary>
/// Before a page is drawn, asks what the person may do and what their sub-district has set. An error page does without: asking may be what
/// failed. Nobody of a closed sub-district gets further. Whose role here was withdrawn is led through sign-in, which asks for nothing: they
/// come back where they still hold something, or are told that it is over.
/// </summary>
internal sealed class KnowPerson(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, Person person, CurrentUser user, IGrantSource grants)
    {
        var isPage = http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
        if (isPage && person.SignedIn && http.Features.Get<IExceptionHandlerFeature>() is null)
        {
            person.Grants = await grants.OfCurrentUserAsync(user, http.RequestAborted);
            if (person.Standing is { IsClosed: true } && http.Features.Get<IStatusCodeReExecuteFeature>() is null)
            {
                http.Response.StatusCode = StatusCodes.Status403Forbidden;
                return;
            }

            if (person.ActsNowhere && http.Features.Get<IStatusCodeReExecuteFeature>() is null)
            {
                SignInRedirect.Redirect(http);
                return;
            }

            person.Settings = await http.SettingsAsync();
            if (!person.Uses(PageFeatures.Of(http.Request.Path)))
            {
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }
        }
        await next(http);
    }
}
