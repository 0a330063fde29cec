using Linli.IdentityService.Recovery;
using System.ComponentModel.DataAnnotations;
using Linli.IdentityService.People;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Linli.IdentityService.Account;

/// <summary>Where the link of a recovery mail leads. Afterwards the person signs in as always, second factor included.</summary>
internal sealed class ResetPasswordModel(PasswordRecovery recovery, FieldProtector protector, IStringLocalizer<AccountTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty, DataType(DataType.Password)]
    public string? Password { get; set; }

    [BindProperty, DataType(DataType.Password)]
    public string? Again { get; set; }

    public Person? Person { get; private set; }

    public string SignInName => Person!.ContactOf(protector).SignInName;

    public string? Problem { get; private set; }

    public bool Done { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => Person = await recovery.FindAsync(Token, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Person = await recovery.FindAsync(Token, ct);
        if (Person is null)
        {
            return Page();
        }

        if (Password != Again)
        {
            Problem = texts["password.differs"];
            return Page();
        }

        var result = await recovery.ResetAsync(Token!, Password ?? "", ct);
        if (result is null)
        {
            Person = null;
        }
        else if (result.Succeeded)
        {
            await HttpContext.SignOutAsync(AccountSession.Scheme);
            Done = true;
        }
        else
        {
            Problem = texts["password." + result.Errors.First().Code, PasswordPolicy.MinLength];
        }

        return Page();
    }
}
