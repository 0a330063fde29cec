using Linli.IdentityService.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Linli.IdentityService.Account;

/// <summary>Where the link to a new e-mail address leads. A button, not the visit itself, confirms: mail scanners open links too.</summary>
internal sealed class ConfirmEmailModel(ContactChange change) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    public ContactChange.Outcome? Result { get; private set; }

    public async Task OnPostAsync(CancellationToken ct) => Result = await change.ConfirmAsync(Token, ct);
}
