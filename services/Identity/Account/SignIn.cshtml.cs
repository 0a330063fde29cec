using System.ComponentModel.DataAnnotations;
using Linli.IdentityService.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Linli.IdentityService.Account;

internal sealed class SignInModel(IdentityDb db, SignInCheck check, FirstStep step, DemoPeople demo, IStringLocalizer<AccountTexts> texts) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty, DataType(DataType.Password)]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string? Problem { get; private set; }

    public IReadOnlyList<DemoPerson> DemoPeople { get; private set; } = [];

    public string DemoPassword => demo.Password;

    public async Task OnGetAsync(CancellationToken ct) => DemoPeople = await demo.ListAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Name) || string.IsNullOrEmpty(Password))
        {
            return await AgainAsync(texts["signin.incomplete"], ct);
        }

        var result = await check.CheckAsync(Name, Password, ct);
        if (result.Person is { } person)
        {
            return LocalRedirect(await step.PassAsync(HttpContext, person, Onward, ct));
        }

        return await AgainAsync(result.Refusal switch
        {
            SignInRefusal.Held => texts["signin.held", GuessGuard.Seconds(result.Wait)],
            SignInRefusal.Disabled => texts["signin.disabled"],
            _ => texts["signin.wrong"],
        }, ct);
    }

    public async Task<IActionResult> OnPostDemoAsync(Guid personId, CancellationToken ct)
    {
        if (!demo.IsOn || await db.Persons.SingleOrDefaultAsync(p => p.Id == personId && p.IsDemo && p.DisabledAt == null, ct) is not { } person)
        {
            return NotFound();
        }

        return LocalRedirect(await step.PassAsync(HttpContext, person, Onward, ct));
    }

    private async Task<IActionResult> AgainAsync(string problem, CancellationToken ct)
    {
        Problem = problem;
        Password = null;
        await OnGetAsync(ct);
        return Page();
    }

    private string Onward => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/signin";
}
