using Linli.IdentityService.Data;
using Linli.IdentityService.People;
using Linli.IdentityService.SecondFactor;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Linli.IdentityService.Account;

/// <summary>The second step of signing in. Wrong codes are counted for the person, apart from wrong passwords.</summary>
internal sealed class SignInCodeModel(IdentityDb db, SecondFactors factors, GuessGuard guard, FieldProtector protector, IStringLocalizer<AccountTexts> texts) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await HalfwayAsync(ct) is null ? Restart() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await HalfwayAsync(ct) is not { } person)
        {
            return Restart();
        }

        var counted = protector.Hash($"second factor {person.Id}");
        if (await guard.TryAsync(counted, ct) is { } wait)
        {
            return Again(texts["signin.held", GuessGuard.Seconds(wait)]);
        }

        if (!await factors.VerifyAsync(person.Id, Code, ct))
        {
            return Again(texts["code.wrong"]);
        }

        await guard.ClearAsync(counted, ct);
        var within = (await HttpContext.AuthenticateAsync(AccountSession.HalfwayScheme)).Principal is { } first ? AccountSession.WithinOf(first) : null;
        await HttpContext.SignOutAsync(AccountSession.HalfwayScheme);
        await HttpContext.SignInPersonAsync(person, within is null ? null : Guid.Parse(within));
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/signin");
    }

    /// <returns>Null when the password was not given, was given too long ago, or has changed since.</returns>
    private async Task<Person?> HalfwayAsync(CancellationToken ct)
    {
        if ((await HttpContext.AuthenticateAsync(AccountSession.HalfwayScheme)).Principal is not { } principal)
        {
            return null;
        }

        var (id, stamp) = (AccountSession.PersonOf(principal), AccountSession.StampOf(principal));
        return await db.Persons.SingleOrDefaultAsync(p => p.Id == id && p.SecurityStamp == stamp && p.DisabledAt == null, ct);
    }

    private RedirectToPageResult Restart() => RedirectToPage("/SignIn", new { ReturnUrl });

    private PageResult Again(string problem)
    {
        Problem = problem;
        ModelState.Remove(nameof(Code));
        Code = null;
        return Page();
    }
}
