using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Linli.IdentityService.Account;

internal sealed class SignOutModel : PageModel
{
    public bool Done { get; private set; }

    public void OnGet(bool done) => Done = done;

    public async Task OnPostAsync()
    {
        await HttpContext.SignOutPersonAsync();
        Done = true;
    }
}
