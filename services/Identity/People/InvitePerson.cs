using System.ComponentModel.DataAnnotations;
using Linli.IdentityService.Access;
using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.IdentityService.People;

/// <summary>
/// Creates or finds an account by its contact, gives it a role, and answers with the link by which the person sets a password.
/// All or nothing; safe to repeat with the same contact, role and scope (a repeat makes a new link while the old one is unused).
/// </summary>
internal static class InvitePerson
{
    public static void MapInvitePerson(this IEndpointRouteBuilder app) => app.MapPost("/people", Handle).RequirePermission(Permissions.AccessGrant);

    private static async Task<Results<Created<InvitedPerson>, Ok<InvitedPerson>, NotFound>> Handle(
        InviteRequest request, IdentityDb db, Accounts accounts, Delegation delegation, CurrentUser user, CancellationToken ct)
    {
        if (!ScopePath.TryParse(request.Scope, out var scope))
        {
            return TypedResults.NotFound();
        }

        accounts.RefuseDemoPassword(request.DemoPassword);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var person = await accounts.FindOrCreateAsync(request.Name!, request.Contact, ct);
        var granted = await delegation.GrantAsync(user, person.Id, new(request.Role!, scope, request.ValidTo, request.CanDelegate), ct);
        if (granted is null)
        {
            return TypedResults.NotFound();
        }

        if (request.DemoPassword is { } password)
        {
            await accounts.BecomeDemoAsync(person, password, ct);
        }

        var link = await accounts.InviteAsync(person, user, ct);
        await transaction.CommitAsync(ct);
        var answer = new InvitedPerson(person.Id, granted.AssignmentId, granted.Created, link?.Address, link?.ExpiresAt, link?.IsMailed ?? false);
        return granted.Created ? TypedResults.Created($"/people/{person.Id}", answer) : TypedResults.Ok(answer);
    }
}

/// <param name="Name">What the person is called.</param>
/// <param name="Email">At least one of e-mail address, mobile number and chosen sign-in name.</param>
/// <param name="ValidTo">End of the role; none when absent.</param>
/// <param name="CanDelegate">Whether the person may give the role, or parts of it, on.</param>
/// <param name="DemoPassword">Sets the password at once; in the demo only.</param>
internal sealed record InviteRequest(
    [property: Required, MaxLength(100)] string? Name,
    [property: EmailAddress, MaxLength(200)] string? Email,
    [property: MaxLength(30)] string? Phone,
    [property: MaxLength(100)] string? UserName,
    [property: Required] string? Role,
    [property: Required] string? Scope,
    [property: InFuture] DateTimeOffset? ValidTo,
    bool CanDelegate,
    [property: MaxLength(PasswordPolicy.MaxLength)] string? DemoPassword) : IValidatableObject
{
    public Contact Contact => Contact.Of(Phone, Email, UserName);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var contact = Contact;
        if (contact is { Phone: null, Email: null, UserName: null })
        {
            yield return new("person.no_contact", [nameof(Phone)]);
        }

        if (contact.Phone is { } phone && !Contact.IsMobile(phone))
        {
            yield return new("person.phone", [nameof(Phone)]);
        }
    }
}

/// <param name="Id">The person.</param>
/// <param name="Created">False when the person had exactly this role there already.</param>
/// <param name="IsMailed">The link also goes to the person by e-mail.</param>
/// <param name="Invitation">The link, shown this once; null when the person has a password, or was invited from elsewhere and has that link.</param>
internal sealed record InvitedPerson(Guid Id, Guid AssignmentId, bool Created, string? Invitation, DateTimeOffset? InvitationExpires, bool IsMailed);
