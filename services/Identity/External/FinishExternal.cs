using System.Security.Claims;
using Linli.IdentityService.Account;
using Microsoft.AspNetCore.Authentication;

namespace Linli.IdentityService.External;

/// <summary>What becomes of somebody whom an outside provider has vouched for: signed in, or told why not. Nobody gets an account by it.</summary>
internal static class FinishExternal
{
    public static string ProblemPage(string problem) => $"/account/external?problem={problem}";

    public static async Task HandleAsync(TicketReceivedContext ticket)
    {
        ticket.HandleResponse();
        var http = ticket.HttpContext;
        var provider = await http.RequestServices.GetRequiredService<OfferedProviders>().FindAsync(Guid.Parse(ticket.Properties!.Items[StartExternal.Provider]!), http.RequestAborted);
        if (provider is null || ticket.Scheme.Name != provider.Scheme)
        {
            http.Response.Redirect(ProblemPage("failed"));
            return;
        }

        var claims = ticket.Principal!;
        var vouched = new Vouched(
            claims.FindFirstValue("sub")!,
            claims.FindFirstValue(provider.EmailClaim),
            bool.TryParse(claims.FindFirstValue(provider.VerifiedClaim), out var verified) && verified,
            ticket.Properties.Items.TryGetValue(StartExternal.Invitation, out var invitation) ? Convert.FromHexString(invitation!) : null);
        var (person, refusal) = await http.RequestServices.GetRequiredService<LinkPerson>().ResolveAsync(provider, vouched, http.RequestAborted);
        if (person is null)
        {
            http.Response.Redirect(ProblemPage(refusal!));
            return;
        }

        var step = http.RequestServices.GetRequiredService<FirstStep>();
        http.Response.Redirect(await step.PassAsync(http, person, ticket.ReturnUri ?? "/signin", http.RequestAborted, within: provider.TenantId));
    }

    public static Task RefuseAsync<TOptions>(HandleRequestContext<TOptions> context, string problem) where TOptions : AuthenticationSchemeOptions
    {
        context.HandleResponse();
        context.Response.Redirect(ProblemPage(problem));
        return Task.CompletedTask;
    }
}

/// <param name="Subject">Who it is at the provider.</param>
/// <param name="Email">What the provider says that their address is.</param>
/// <param name="EmailVerified">Whether it says that it has checked it.</param>
/// <param name="Invitation">Hash of the invitation that brought them here.</param>
internal sealed record Vouched(string Subject, string? Email, bool EmailVerified, byte[]? Invitation);
