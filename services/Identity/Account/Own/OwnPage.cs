using Linli.IdentityService.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Linli.IdentityService.Account.Own;

/// <summary>A page about one's own account. Who is not signed in does so first and comes back.</summary>
internal abstract class OwnPage(OwnAccount own, IStringLocalizer<AccountTexts> texts) : PageModel
{
    /// <summary>What was just done, said once on the page that follows.</summary>
    [TempData]
    public string? Said { get; set; }

    protected IStringLocalizer<AccountTexts> Texts => texts;

    public Person Me { get; private set; } = null!;

    public Guid Session { get; private set; }

    public string? Problem { get; protected set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await own.FindAsync(context.HttpContext, context.HttpContext.RequestAborted) is not { } found)
        {
            context.Result = RedirectToPage("/SignIn", new { ReturnUrl = context.HttpContext.Request.Path.Value });
            return;
        }

        (Me, Session) = found;
        await next();
    }

    /// <returns>Null when the password is right, else what to tell the person.</returns>
    protected async Task<string?> CheckPasswordAsync(string? password, CancellationToken ct) => await own.CheckPasswordAsync(Me, password, ct) switch
    {
        { Person: not null } => null,
        { Refusal: SignInRefusal.Held, Wait: var wait } => texts["signin.held", GuessGuard.Seconds(wait)].Value,
        _ => texts["own.password.wrong"].Value,
    };

    protected PageResult Again(string problem)
    {
        Problem = problem;
        return Page();
    }

    protected RedirectToPageResult Done(string page, string said)
    {
        Said = texts[said];
        return RedirectToPage(page);
    }
}
