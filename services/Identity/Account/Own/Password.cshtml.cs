using System.ComponentModel.DataAnnotations;
using Linli.IdentityService.Data;
using Linli.IdentityService.Mail;
using Linli.IdentityService.People;
using Linli.IdentityService.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Linli.IdentityService.Account.Own;

/// <summary>Changes the own password and signs out everywhere else.</summary>
internal sealed class PasswordModel(
    OwnAccount own, IdentityDb db, UserManager<Person> people, PersonSessions sessions, Mailer mailer, IStringLocalizer<AccountTexts> texts) : OwnPage(own, texts)
{
    [BindProperty, DataType(DataType.Password)]
    public string? Current { get; set; }

    [BindProperty, DataType(DataType.Password)]
    public string? Password { get; set; }

    [BindProperty, DataType(DataType.Password)]
    public string? Repeated { get; set; }

    public bool HasPassword => Me.PasswordHash is not null;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Password != Repeated)
        {
            return Again(Texts["password.differs"]);
        }

        if (await CheckPasswordAsync(Current, ct) is { } refusal)
        {
            return Again(refusal);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var result = await people.ChangePasswordAsync(Me, Current!, Password ?? "");
        if (!result.Succeeded)
        {
            return Again(Texts["password." + result.Errors.First().Code, PasswordPolicy.MinLength]);
        }

        mailer.Write(Me, "password_changed");
        await sessions.EndAllAsync(Me.Id, except: Session, ct);
        await transaction.CommitAsync(ct);
        await HttpContext.RenewAsync(Me, Session);
        return Done("/Own/Index", "own.password.changed");
    }
}
