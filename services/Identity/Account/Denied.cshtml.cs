using Linli.IdentityService.Access;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Linli.IdentityService.Account;

/// <summary>Says why somebody who is signed in does not get in: their sub-district is closed, or they have no role.</summary>
internal sealed class DeniedModel(AccessReader reader) : PageModel
{
    public TenantStanding? Closed { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var session = await HttpContext.AuthenticateAsync(AccountSession.Scheme);
        var access = session.Succeeded ? await reader.ReadAsync(AccountSession.PersonOf(session.Principal), ct) : null;
        Closed = access?.ClosedHome;
    }
}
