using Linli.IdentityService.Account;
using Microsoft.AspNetCore;
using OpenIddict.Server.AspNetCore;

namespace Linli.IdentityService.OpenId;

/// <summary>The gateway's sign-out. Without its id token as a hint anybody's link could sign a person out, so then the person is asked.</summary>
internal static class EndSession
{
    public static async Task<IResult> Handle(HttpContext http)
    {
        if (http.GetOpenIddictServerResponse() is not null || string.IsNullOrEmpty(http.GetOpenIddictServerRequest()?.IdTokenHint))
        {
            return Results.Redirect("/account/sign-out");
        }

        await http.SignOutPersonAsync();
        return Results.SignOut(new() { RedirectUri = "/" }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }
}
