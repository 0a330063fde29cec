using System.Globalization;
using System.Resources;
using Linli.IdentityService.Access;
using Linli.IdentityService.Data;
using Linli.IdentityService.Places;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;

namespace Linli.IdentityService.People;

/// <summary>Many invitations from a spreadsheet, each as if it were given one by one and within what the caller may give.</summary>
internal sealed class PeopleSheet(
    IdentityDb db, Accounts accounts, Delegation delegation, KnownContacts contacts, AccessReader reader, CurrentUser user, TimeProvider clock) : ISheetImport
{
    public const string Noun = "people";

    private static readonly ResourceManager Texts = new("Linli.IdentityService.Resources.Sheets", typeof(PeopleSheet).Assembly);
    private readonly Dictionary<string, (string Name, int Line)> seenContacts = [];
    private readonly Dictionary<(string Contact, string Role, ScopePath Scope), int> seen = [];
    private readonly HashSet<Guid> invited = [];
    private PlaceNames? places;

    public async Task<SheetPlan> PlanAsync(CancellationToken ct)
    {
        places = await PlaceNames.LoadAsync(db, user, ct);
        var mine = (await reader.ReadAsync(user.Id, ct))!;
        var roles = RoleCatalogue.All.Where(role => mine.Held.Any(h => h.CanDelegate && h.Scope.Depth() <= role.MaxDepth && h.Holds(role)));
        return new(Noun, Texts,
        [
            new("name") { Required = true, MaxLength = 100 },
            new("phone", CellKind.Phone) { Mask = Mask.Phone },
            new("email", CellKind.Email) { Mask = Mask.Email },
            new("role", CellKind.Choice) { Required = true, Choices = [.. roles.Select(r => new SheetChoice(r.Id, RoleName(r, "zh-Hans"), RoleName(r, "en")))] },
            new("community") { Choices = [.. places.Communities] },
            new("unit") { Choices = [.. places.Units] },
            new("until", CellKind.Date),
        ])
        {
            MaxRows = 5_000,
            Results = ["name", "phone", "email", "role", "link"],
        };
    }

    public async Task CheckAsync(IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        var mine = (await reader.ReadAsync(user.Id, ct))!;
        List<(SheetRow Row, GrantTerms Terms)> given = [];
        foreach (var row in rows.Where(r => r.Faults.Count == 0))
        {
            if (TermsOf(row, mine) is { } terms && !IsTwice(row, terms))
            {
                given.Add((row, terms));
            }
        }

        await contacts.CompareAsync(given, user, ct);
    }

    public async Task ImportAsync(IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        var mine = (await reader.ReadAsync(user.Id, ct))!;
        foreach (var row in rows)
        {
            try
            {
                await InviteAsync(row, TermsOf(row, mine)!, ct);
            }
            catch (RuleException e)
            {
                row.Refuse(ColumnOf(e), e.Code, [.. e.Args]);
            }
        }
    }

    private async Task InviteAsync(SheetRow row, GrantTerms terms, CancellationToken ct)
    {
        var person = await accounts.FindOrCreateAsync(row["name"]!, Contact.Of(row["phone"], row["email"], null), ct);
        if (await delegation.GrantAsync(user, person.Id, terms, ct) is null)
        {
            row.Refuse("community", "invite.community_unknown");
            return;
        }

        // A second link would end the first; who stands in two rows has two roles and one link. What goes by e-mail needs nobody to hand it over.
        if (invited.Add(person.Id) && await accounts.InviteAsync(person, user, ct) is { IsMailed: false } link)
        {
            row.Tell(row["name"]!, row["phone"] ?? "", row["email"] ?? "", RoleName(Array.Find(RoleCatalogue.All, r => r.Id == terms.Role)!, CultureInfo.CurrentUICulture.Name), link.Address);
        }
    }

    /// <summary>What the row gives where; null when a cell of it is refused.</summary>
    private GrantTerms? TermsOf(SheetRow row, PersonAccess mine)
    {
        if (row["phone"] is null && row["email"] is null)
        {
            row.Refuse("phone", "person.no_contact");
        }

        DateTimeOffset? until = row.DateOf("until") is { } last ? ChinaTime.StartOf(last.AddDays(1)) : null;
        if (until <= clock.GetUtcNow())
        {
            row.Refuse("until", "assignment.end_passed");
        }

        var scope = places!.Find(row);
        if (row.Faults.Count > 0 || scope is null)
        {
            return null;
        }

        var terms = new GrantTerms(row["role"]!, scope.Value, until, CanDelegate: false);
        if (!Delegation.IsInReach(mine, scope.Value))
        {
            row.Refuse("community", "invite.community_unknown");
        }
        else if (terms.Role == RoleCatalogue.UnitLiaison && row["unit"] is null)
        {
            row.Refuse("unit", "invite.unit_needed");
        }
        else if (Delegation.RefusalOf(mine, terms) is { } refusal)
        {
            row.Refuse(ColumnOf(refusal), refusal.Code, [.. refusal.Args]);
        }

        return row.Faults.Count == 0 ? terms : null;
    }

    private bool IsTwice(SheetRow row, GrantTerms terms)
    {
        foreach (var (column, contact) in new[] { ("phone", row["phone"]), ("email", row["email"]) })
        {
            if (contact is not null && !seenContacts.TryAdd(contact, (row["name"]!, row.Number)) && seenContacts[contact] is var first && first.Name != row["name"])
            {
                row.Refuse(column, "invite.contact_twice", first.Line);
            }
        }

        if (row.Faults.Count == 0 && !seen.TryAdd((row["phone"] ?? row["email"]!, terms.Role, terms.Scope), row.Number))
        {
            row.Refuse("role", "invite.twice", seen[(row["phone"] ?? row["email"]!, terms.Role, terms.Scope)]);
        }

        return row.Faults.Count > 0;
    }

    private static string ColumnOf(RuleException e) => e.Field switch { "validTo" => "until", "email" => "phone", _ when e.Code.StartsWith("person.", StringComparison.Ordinal) => "phone", _ => "role" };

    private static string RoleName(Role role, string language) => Texts.GetString("role." + role.Id, CultureInfo.GetCultureInfo(language)) ?? role.Id;
}
