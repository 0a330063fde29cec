using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Linli.IdentityService.Account;

internal sealed class SignOutModel : PageModel
{
    public bool Done { get; private set; }

    public async Task OnPostAsync()
    {
        await HttpContext.SignOutAsync(AccountSession.Scheme);
        Done = true;
    }
}
