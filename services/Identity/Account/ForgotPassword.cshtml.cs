using Linli.IdentityService.Mail;
using Linli.IdentityService.Recovery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Linli.IdentityService.Account;

internal sealed class ForgotPasswordModel(PasswordRecovery recovery, Mailer mailer) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>False: there is no mail, so an administrator has to help.</summary>
    public bool CanMail => mailer.IsOn;

    public bool Asked { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!CanMail)
        {
            return Page();
        }

        if (!string.IsNullOrWhiteSpace(Name))
        {
            await recovery.AskAsync(Name, ct);
            Asked = true;
        }

        return Page();
    }
}
