using System.Globalization;
using Linli.Contracts;
using Linli.IdentityService.Account;
using Linli.IdentityService.Data;
using Linli.IdentityService.People;
using Linli.ServiceDefaults.Security;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Linli.IdentityService.Mail;

/// <summary>
/// Puts mails into the queue, in the language of the request, as part of the caller's transaction: the mail goes out if, and
/// only if, what it tells of was saved. The text of a kind is <c>mail.KIND.subject</c> and <c>mail.KIND.text</c>.
/// </summary>
internal sealed class Mailer(IdentityDb db, FieldProtector protector, IStringLocalizer<AccountTexts> texts, IOptions<MailOptions> options, TimeProvider clock)
{
    public bool IsOn => options.Value.IsOn;

    /// <summary>Adds the mail; the caller saves.</summary>
    /// <returns>False when mail is not set up, or the person has no address.</returns>
    public bool Write(Person person, string kind, params object[] args)
    {
        if (!IsOn || person.ProtectedEmail is not { } address)
        {
            return false;
        }

        db.Add(Make(person, address, kind, [person.Name, .. args]));
        return true;
    }

    /// <summary>The same to an address that is not the person's own yet.</summary>
    public void WriteTo(Person person, byte[] protectedAddress, string kind, params object[] args) => db.Add(Make(person, protectedAddress, kind, args));

    /// <summary>The encrypted text alone, for a statement that decides by itself whether there is an address.</summary>
    public byte[] Text(string kind, params object[] args) =>
        protector.Protect($"{texts[$"mail.{kind}.subject"]}\n{string.Format(CultureInfo.CurrentCulture, texts[$"mail.{kind}.text"], args)}");

    private QueuedMail Make(Person person, byte[] address, string kind, object[] args) =>
        new(db.TenantId == City.Id ? null : db.TenantId, person.Id, address, Text(kind, args), clock.GetUtcNow());
}
