using System.Net;
using System.Security.Claims;
using Linli.IdentityService.People;
using Linli.IdentityService.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Linli.IdentityService.Account;

/// <summary>
/// Identity's own cookies. The one of a sign-in: who, which session, and the stamp that ends it when the password changes or the
/// account is closed. The other one lasts from the password to the second factor and opens nothing else.
/// </summary>
internal static class AccountSession
{
    public const string Scheme = "linli.account";
    public const string HalfwayScheme = "linli.account.halfway";
    private const string StampClaim = "stamp";
    private const string WithinClaim = "within";
    private const string SessionClaim = "sid";

    public static void AddAccountSession(this WebApplicationBuilder builder, bool https)
    {
        var secure = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        builder.Services.AddAuthentication()
            // As long as a session may last, so that switching to another scope never asks for the password in the middle of one.
            .AddCookie(Scheme, cookie => Set(cookie, Scheme, TimeSpan.FromHours(12)))
            .AddCookie(HalfwayScheme, cookie => Set(cookie, HalfwayScheme, TimeSpan.FromMinutes(10)));
        builder.Services.AddAntiforgery(form =>
        {
            form.Cookie.Name = "linli.account.af";
            form.Cookie.SecurePolicy = secure;
            form.Cookie.SameSite = SameSiteMode.Strict;
        });

        void Set(CookieAuthenticationOptions cookie, string name, TimeSpan lifetime)
        {
            cookie.Cookie.Name = name;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = secure;
            cookie.ExpireTimeSpan = lifetime;
            cookie.SlidingExpiration = false;
        }
    }

    /// <summary>Starts a session of this browser, in place of the one it had.</summary>
    /// <param name="http">The browser.</param>
    /// <param name="person">Who it is.</param>
    /// <param name="within">The tenant whose own provider has vouched for them: the session reaches no further. Null: they signed in here.</param>
    public static async Task SignInPersonAsync(this HttpContext http, Person person, Guid? within = null)
    {
        var sessions = http.RequestServices.GetRequiredService<PersonSessions>();
        await http.EndSessionAsync(sessions);
        var id = await sessions.StartAsync(person.Id, AddressOf(http), http.Request.Headers.UserAgent, http.RequestAborted);
        await http.SignInAsync(Scheme, Principal(person, Scheme, Of(id, within?.ToString())));
    }

    /// <summary>The same session goes on, and reaches as far as before, after something changed the stamp.</summary>
    public static async Task RenewAsync(this HttpContext http, Person person, Guid session)
    {
        var former = await http.AuthenticateAsync(Scheme);
        await http.SignInAsync(Scheme, Principal(person, Scheme, Of(session, former.Principal is { } principal ? WithinOf(principal) : null)));
    }

    /// <summary>Signs this browser out of Identity, and its session at the gateway with it.</summary>
    public static async Task SignOutPersonAsync(this HttpContext http)
    {
        await http.EndSessionAsync(http.RequestServices.GetRequiredService<PersonSessions>());
        await http.SignOutAsync(Scheme);
    }

    /// <summary>Remembers who has passed the first step, and how far the session may reach that the second one starts.</summary>
    public static Task BeginSecondStepAsync(this HttpContext http, Person person, Guid? within) =>
        http.SignInAsync(HalfwayScheme, Principal(person, HalfwayScheme, within is null ? [] : [new(WithinClaim, within.ToString()!)]));

    public static Guid PersonOf(ClaimsPrincipal principal) => Guid.Parse(principal.FindFirstValue("sub")!);

    public static string? StampOf(ClaimsPrincipal principal) => principal.FindFirstValue(StampClaim);

    /// <summary>None in a cookie from before there were sessions.</summary>
    public static Guid? SessionOf(ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(SessionClaim), out var id) ? id : null;

    public static string? WithinOf(ClaimsPrincipal principal) => principal.FindFirstValue(WithinClaim);

    private static Claim[] Of(Guid session, string? within) =>
        within is null ? [new(SessionClaim, session.ToString())] : [new(SessionClaim, session.ToString()), new(WithinClaim, within)];

    private static ClaimsPrincipal Principal(Person person, string scheme, params Claim[] more) =>
        new(new ClaimsIdentity([new Claim("sub", person.Id.ToString()), new Claim(StampClaim, person.SecurityStamp!), .. more], scheme));

    private static async Task EndSessionAsync(this HttpContext http, PersonSessions sessions)
    {
        if ((await http.AuthenticateAsync(Scheme)).Principal is { } former && SessionOf(former) is { } id)
        {
            await sessions.EndAsync(PersonOf(former), id, http.RequestAborted);
        }
    }

    /// <summary>As the gateway saw it: it drops what a client says about itself and adds its own.</summary>
    private static string AddressOf(HttpContext http)
    {
        var forwarded = http.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim();
        var address = IPAddress.TryParse(forwarded, out var ip) ? ip : http.Connection.RemoteIpAddress;
        return (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString() ?? "";
    }
}
