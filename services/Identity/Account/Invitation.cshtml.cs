using System.ComponentModel.DataAnnotations;
using Linli.IdentityService.Access;
using Linli.IdentityService.Data;
using Linli.IdentityService.External;
using Linli.IdentityService.People;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Linli.IdentityService.Account;

internal sealed class InvitationModel(
    IdentityDb db, AccessReader access, OfferedProviders offered, UserManager<Person> people, FieldProtector protector, TimeProvider clock, IStringLocalizer<AccountTexts> texts) : PageModel
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

    /// <summary>Those of the sub-district that the invitation leads to: with one of them nobody needs a password.</summary>
    public IReadOnlyList<KnownProvider> Providers { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Person = await FindAsync(ct);
        if (Person is not null && (await access.ReadAsync(Person.Id, ct))?.Held.Select(h => h.Scope.TenantId).Distinct().ToList() is [{ } tenant])
        {
            Providers = await offered.OfTenantAsync(tenant, ct);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        Person = await FindAsync(ct);
        if (Person is null)
        {
            return Page();
        }

        if (Password != Again)
        {
            Problem = texts["password.differs"];
            return Page();
        }

        // Taking the link is the lock: of two that use it at once, one finds it gone.
        var hash = Invitation.Hash(Token!);
        if (await db.Invitations.Where(i => i.TokenHash == hash).ExecuteDeleteAsync(ct) == 0)
        {
            Person = null;
            return Page();
        }

        var result = await people.AddPasswordAsync(Person, Password ?? "");
        if (!result.Succeeded)
        {
            Problem = texts["password." + result.Errors.First().Code, PasswordPolicy.MinLength];
            return Page();
        }

        await db.Invitations.Where(i => i.PersonId == Person.Id).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
        await HttpContext.SignInPersonAsync(Person);
        return Redirect("/signin");
    }

    private async Task<Person?> FindAsync(CancellationToken ct)
    {
        if (string.IsNullOrEmpty(Token))
        {
            return null;
        }

        var hash = Invitation.Hash(Token);
        var now = clock.GetUtcNow();
        return await db.Persons.SingleOrDefaultAsync(
            p => p.PasswordHash == null && p.DisabledAt == null && db.Invitations.Any(i => i.TokenHash == hash && i.PersonId == p.Id && i.ExpiresAt > now), ct);
    }
}
