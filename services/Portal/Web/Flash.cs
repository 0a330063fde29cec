using System.Security.Cryptography;
using System.Text.Json;
using Linli.Portal.Components.Ui;
using Microsoft.AspNetCore.DataProtection;

namespace Linli.Portal.Web;

/// <summary>A message that outlives one redirect: said after a form has been saved, shown once on the next page.</summary>
public sealed class Flash(IHttpContextAccessor accessor, IDataProtectionProvider protection)
{
    private const string Cookie = "linli.flash";
    private readonly IDataProtector protector = protection.CreateProtector(Cookie);

    public void Say(string text, Tone tone = Tone.Good) => Http.Response.Cookies.Append(Cookie, protector.Protect(JsonSerializer.Serialize(new Message(text, tone))),
        new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromMinutes(1), Secure = Http.Request.IsHttps });

    internal Message? Take()
    {
        if (Http.Request.Cookies[Cookie] is not { Length: > 0 } value)
        {
            return null;
        }
        Http.Response.Cookies.Delete(Cookie);
        try
        {
            return JsonSerializer.Deserialize<Message>(protector.Unprotect(value));
        }
        catch (CryptographicException)
        {
            return null; // not written by us, or with keys that are gone
        }
    }

    private HttpContext Http => accessor.HttpContext ?? throw new InvalidOperationException("No request.");

    internal sealed record Message(string Text, Tone Tone);
}
