using System.ComponentModel.DataAnnotations;
using Linli.IdentityService.Mail;
using Linli.IdentityService.People;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Linli.IdentityService.Account.Own;

/// <summary>The own name, mobile number and e-mail address. A new address counts once a link sent to it was opened, where mail is set up.</summary>
internal sealed class ContactModel(OwnAccount own, ContactChange change, FieldProtector protector, Mailer mailer, IStringLocalizer<AccountTexts> texts) : OwnPage(own, texts)
{
    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty, DataType(DataType.Password)]
    public string? Current { get; set; }

    public bool HasPassword => Me.PasswordHash is not null;

    public bool CanMail => mailer.IsOn;

    public void OnGet()
    {
        var contact = Me.ContactOf(protector);
        (Phone, Email) = (contact.Phone, contact.Email);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var wanted = Contact.Of(Phone, Email, null);
        if (wanted.Phone is { } phone && !Contact.IsMobile(phone))
        {
            return Again(Texts["contact.phone.wrong"]);
        }

        if (wanted.Email is { } email && (email.Length > 200 || !new EmailAddressAttribute().IsValid(email)))
        {
            return Again(Texts["contact.email.wrong"]);
        }

        if (HasPassword && await CheckPasswordAsync(Current, ct) is { } refusal)
        {
            return Again(refusal);
        }

        return await change.ApplyAsync(Me, wanted, ct) switch
        {
            ContactChange.Outcome.Taken => Again(Texts["contact.taken"]),
            ContactChange.Outcome.NothingLeft => Again(Texts["contact.nothing_left"]),
            ContactChange.Outcome.ConfirmationSent => Done("/Own/Index", "contact.confirm_sent"),
            _ => Done("/Own/Index", "contact.saved"),
        };
    }
}
