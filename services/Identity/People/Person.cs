using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Identity;

namespace Linli.IdentityService.People;

/// <summary>
/// Somebody, or some machine, that can sign in. Persons stand above the tenants: one account works in several of them,
/// through assignments, and is reached from inside a tenant only through an assignment there.
/// </summary>
internal sealed class Person : IdentityUser<Guid>
{
    private Person()
    {
    }

    public Person(string name, DateTimeOffset now, bool isMachine = false)
    {
        Id = Guid.CreateVersion7();
        // ASP.NET Core Identity wants a user name; people sign in with what stands in SignInNames.
        UserName = Id.ToString("N");
        NormalizedUserName = UserName.ToUpperInvariant();
        SecurityStamp = Guid.NewGuid().ToString("N");
        Name = name.Trim();
        IsMachine = isMachine;
        CreatedAt = now;
    }

    [Personal]
    public string Name { get; private set; } = "";

    public bool IsMachine { get; private set; }
    public bool IsDemo { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Set by the database function <c>disable_person</c>, which also keeps the last administrator.</summary>
    public DateTimeOffset? DisabledAt { get; private set; }

    /// <summary>Rises with every change of what the person may do; written by the database's functions only.</summary>
    public long GrantsVersion { get; private set; }

    public byte[]? ProtectedPhone { get; private set; }
    public byte[]? ProtectedEmail { get; private set; }
    public byte[]? ProtectedChosenName { get; private set; }
    public List<SignInName> SignInNames { get; private set; } = [];

    /// <summary>Through an outside provider that their account is linked to.</summary>
    public bool SignsInElsewhere { get; private set; }

    public bool IsInvited => PasswordHash is null && !SignsInElsewhere && !IsMachine;

    public void SignInElsewhere(bool linked) => SignsInElsewhere = linked;

    public void MarkDemo() => IsDemo = true;

    public void Enable() => DisabledAt = null;

    /// <summary>Takes over what is new about how to reach the person; what is known stays.</summary>
    public void Know(Contact contact, FieldProtector protector)
    {
        ProtectedPhone ??= Keep(contact.Phone, protector);
        ProtectedEmail ??= Keep(contact.Email, protector);
        ProtectedChosenName ??= Keep(contact.UserName, protector);
    }

    /// <summary>The person says how they are reached from now on; former numbers and addresses are names to sign in with no longer.</summary>
    public void Reach(string? phone, string? email, FieldProtector protector)
    {
        var former = ContactOf(protector);
        foreach (var gone in new[] { (former.Phone, phone), (former.Email, email) }.Where(c => c.Item1 is not null && c.Item1 != c.Item2 && c.Item1 != former.UserName))
        {
            var hash = protector.Hash(Contact.Normalize(gone.Item1!));
            SignInNames.RemoveAll(n => n.Hash.AsSpan().SequenceEqual(hash));
        }

        ProtectedPhone = phone is null || phone != former.Phone ? Keep(phone, protector) : ProtectedPhone;
        ProtectedEmail = email is null || email != former.Email ? Keep(email, protector) : ProtectedEmail;
    }

    public Contact ContactOf(FieldProtector protector) => new(
        ProtectedPhone is null ? null : protector.Unprotect(ProtectedPhone),
        ProtectedEmail is null ? null : protector.Unprotect(ProtectedEmail),
        ProtectedChosenName is null ? null : protector.Unprotect(ProtectedChosenName));

    private byte[]? Keep(string? value, FieldProtector protector)
    {
        if (value is null)
        {
            return null;
        }

        var name = new SignInName(protector.Hash(Contact.Normalize(value)), Id);
        if (!SignInNames.Exists(n => n.Hash.AsSpan().SequenceEqual(name.Hash)))
        {
            SignInNames.Add(name);
        }

        return protector.Protect(value);
    }
}

/// <summary>One of the names a person signs in with, as a keyed hash; nobody else can have the same.</summary>
internal sealed record SignInName(byte[] Hash, Guid PersonId);
