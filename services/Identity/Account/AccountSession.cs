using System.Security.Claims;
using Linli.IdentityService.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Linli.IdentityService.Account;

/// <summary>Identity's own sign-in cookie: who, and the stamp that ends it when the password changes or the account is closed.</summary>
internal static class AccountSession
{
    public const string Scheme = "linli.account";
    private const string StampClaim = "stamp";
    private const string WithinClaim = "within";

    public static void AddAccountSession(this WebApplicationBuilder builder, bool https)
    {
        var secure = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        builder.Services.AddAuthentication().AddCookie(Scheme, cookie =>
        {
            cookie.Cookie.Name = Scheme;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = secure;
            // As long as a session may last, so that switching to another scope never asks for the password in the middle of one.
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = false;
        });
        builder.Services.AddAntiforgery(form =>
        {
            form.Cookie.Name = "linli.account.af";
            form.Cookie.SecurePolicy = secure;
            form.Cookie.SameSite = SameSiteMode.Strict;
        });
    }

    /// <param name="http">The browser.</param>
    /// <param name="person">Who it is.</param>
    /// <param name="within">The tenant whose own provider has vouched for them: the session reaches no further. Null: they signed in here.</param>
    public static Task SignInPersonAsync(this HttpContext http, Person person, Guid? within = null)
    {
        var identity = new ClaimsIdentity([new Claim("sub", person.Id.ToString()), new Claim(StampClaim, person.SecurityStamp!)], Scheme);
        if (within is { } tenant)
        {
            identity.AddClaim(new Claim(WithinClaim, tenant.ToString()));
        }

        return http.SignInAsync(Scheme, new ClaimsPrincipal(identity));
    }

    public static string? WithinOf(ClaimsPrincipal principal) => principal.FindFirstValue(WithinClaim);

    public static Guid PersonOf(ClaimsPrincipal principal) => Guid.Parse(principal.FindFirstValue("sub")!);

    public static string? StampOf(ClaimsPrincipal principal) => principal.FindFirstValue(StampClaim);
}
