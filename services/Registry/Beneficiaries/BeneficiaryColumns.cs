using Linli.RegistryService.Sheets;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;

namespace Linli.RegistryService.Beneficiaries;

/// <summary>The columns of a sheet of beneficiaries, and what a row of it states.</summary>
internal static class BeneficiaryColumns
{
    private static readonly SheetList Extents = new("consent_extent", ConsentExtents.All);

    public static SheetPlan Plan(SheetCommunities communities, DateOnly today) => new(BeneficiarySheet.Noun, SheetTexts.Words,
    [
        new("name") { Required = true, MaxLength = BeneficiaryRules.NameLength, Mask = Mask.Name, Check = Whole },
        new("kind", CellKind.Choice) { Required = true, Choices = SheetTexts.Choices("beneficiary", BeneficiaryKinds.All) },
        communities.ToColumn(),
        new("identityNumber", CellKind.Code) { MaxLength = 30, Mask = Mask.IdentityNumber, Check = number => Whole(number) ?? (IdentityNumber.IsRight(number, today) ? null : "beneficiary.identity_number") },
        new("phone", CellKind.Code) { MaxLength = 20, Mask = Mask.Phone, Check = phone => Whole(phone) ?? (Phone.IsWhole(phone) ? null : "unit.phone") },
        new("address") { MaxLength = BeneficiaryRules.AddressLength, Mask = Mask.Address, Check = Whole },
        new("consentOn", CellKind.Date) { Required = true },
        new("consentBy", CellKind.Choice) { Choices = SheetTexts.Choices("consent_by", Enum.GetNames<ConsentBy>()) },
        Extents.ToColumn("consentExtent", "beneficiary.consent_extent"),
        new("sensitiveConsentOn", CellKind.Date),
        new("registeredOn", CellKind.Date),
        new("retainUntil", CellKind.Date),
    ]);

    /// <summary>What the row says, and, where it says nothing, what is there.</summary>
    public static BeneficiaryFacts ToFacts(this SheetRow row, Beneficiary? there, FieldProtector protector) => new(
        row["kind"]!,
        protector.SealAgain(row["name"], there?.Name)!,
        protector.SealAgain(row["phone"], there?.Phone),
        protector.SealAgain(row["identityNumber"], there?.IdentityNumber),
        protector.SealAgain(row["address"], there?.Address),
        new Consent(
            row.DateOf("consentOn")!.Value,
            row["consentBy"] is { } by ? Enum.Parse<ConsentBy>(by) : there?.ConsentBy ?? ConsentBy.Self,
            row["consentExtent"] is { } extent ? Extents.Read(extent)! : there?.ConsentExtent ?? [],
            row.DateOf("sensitiveConsentOn") ?? there?.SensitiveConsentOn),
        row.DateOf("retainUntil") is { } until && until != there?.RetainUntil ? until : null);

    /// <summary>Refuses what the cells of a row say together: the same rules as by hand.</summary>
    public static void CheckTogether(this SheetRow row, BeneficiaryFacts facts, Beneficiary? there, DateOnly today)
    {
        try
        {
            facts.Check(today);
            if (row.DateOf("registeredOn") is { } on && (there is null ? on > today : on != there.RegisteredOn))
            {
                throw there is null ? Errors.InTheFuture("registeredOn") : Errors.RegisteredBefore(there.RegisteredOn);
            }
        }
        catch (RuleException e)
        {
            row.Refuse(e.Field!, e.Code, [.. e.Args]);
        }
    }

    /// <summary>What is there, as the cells of the row would say it.</summary>
    public static Dictionary<string, string?> ToCells(this Beneficiary b, SheetRow row, FieldProtector protector) => new()
    {
        ["kind"] = b.Kind,
        ["name"] = protector.Open(b.Name),
        ["phone"] = protector.Open(b.Phone),
        ["identityNumber"] = protector.Open(b.IdentityNumber),
        ["address"] = protector.Open(b.Address),
        ["consentOn"] = SheetCells.Of(b.ConsentOn),
        ["consentBy"] = b.ConsentBy.ToString(),
        ["consentExtent"] = Extents.Cell(row["consentExtent"], b.ConsentExtent),
        ["sensitiveConsentOn"] = SheetCells.Of(b.SensitiveConsentOn),
        ["retainUntil"] = SheetCells.Of(b.RetainUntil),
    };

    private static string? Whole(string text) => text.Contains('*', StringComparison.Ordinal) ? "sheet.masked" : null;
}
