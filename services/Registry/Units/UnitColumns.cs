using Linli.RegistryService.Sheets;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;

namespace Linli.RegistryService.Units;

/// <summary>The columns of a sheet of units, and what a row of it states.</summary>
internal static class UnitColumns
{
    /// <summary>Chosen in the community's column for a unit from outside the area.</summary>
    public const string Partner = "partner";

    private const string Yes = "yes";

    public static SheetPlan Plan(SheetCommunities communities) => new(UnitSheet.Noun, SheetTexts.Words,
    [
        new("name") { Required = true, MaxLength = UnitRules.NameLength, Check = name => name.Contains('*', StringComparison.Ordinal) ? "personal.masked" : null },
        new("kind", CellKind.Choice) { Required = true, Choices = SheetTexts.Choices("kind", UnitKinds.All) },
        communities.ToColumn(SheetTexts.Choice(Partner, "unit.partnerChoice")),
        new("creditCode", CellKind.Code) { MaxLength = 40, Check = code => CreditCode.HasShape(code) ? null : "unit.credit_code_shape" },
        new("keepCreditCode", CellKind.Choice) { Choices = SheetTexts.YesNo },
        new("address") { MaxLength = UnitRules.AddressLength },
        new("grid") { MaxLength = UnitRules.GridLength },
        new("staffNumber", CellKind.Number) { Check = Number },
        new("memberNumber", CellKind.Number) { Check = Number },
        new("liaisonName") { MaxLength = 50, Mask = Mask.Name, Check = name => name.Contains('*', StringComparison.Ordinal) ? "personal.masked" : null },
        new("liaisonPhone", CellKind.Code) { MaxLength = 20, Mask = Mask.Phone, Check = phone => Phone.IsWhole(phone) ? null : "unit.phone" },
        new("yearPlan") { MaxLength = UnitRules.YearPlanLength },
    ]);

    /// <summary>What the row says, and, where it says nothing, what is there.</summary>
    public static UnitFacts ToFacts(this SheetRow row, Guid? communityId, Unit? there, FieldProtector protector)
    {
        var code = row["creditCode"] ?? there?.CreditCode;
        return new(
            communityId, row["kind"]!, row["name"]!, code, row.Keeps(code, there), row["address"] ?? there?.Address, row["grid"] ?? there?.Grid,
            (int?)row.NumberOf("staffNumber") ?? there?.StaffNumber, (int?)row.NumberOf("memberNumber") ?? there?.MemberNumber,
            protector.SealAgain(row["liaisonName"], there?.LiaisonName), protector.SealAgain(row["liaisonPhone"], there?.LiaisonPhone), row["yearPlan"] ?? there?.YearPlan);
    }

    /// <summary>Refuses what the cells of a row say together.</summary>
    public static void CheckTogether(this SheetRow row, UnitFacts facts)
    {
        if (facts.MemberNumber > facts.StaffNumber)
        {
            row.Refuse("memberNumber", "unit.more_members_than_staff");
        }

        if (facts is { CreditCode: { } code, KeepCreditCode: false } && CreditCode.CheckCharacter(code) is var expected && expected != code[^1])
        {
            row.Refuse("creditCode", "unit.sheet_code_check", code[^1], expected);
        }
    }

    /// <summary>What is there, as the cells of a row would say it.</summary>
    public static Dictionary<string, string?> ToCells(this Unit unit, FieldProtector protector) => new()
    {
        ["name"] = unit.Name,
        ["kind"] = unit.Kind,
        [SheetCommunities.Column] = unit.CommunityId?.ToString() ?? Partner,
        ["creditCode"] = unit.CreditCode,
        ["address"] = unit.Address,
        ["grid"] = unit.Grid,
        ["staffNumber"] = SheetCells.Of(unit.StaffNumber),
        ["memberNumber"] = SheetCells.Of(unit.MemberNumber),
        ["liaisonName"] = protector.Open(unit.LiaisonName),
        ["liaisonPhone"] = protector.Open(unit.LiaisonPhone),
        ["yearPlan"] = unit.YearPlan,
    };

    /// <summary>Kept as on the certificate: because the row says so, or because that was decided about this code before.</summary>
    private static bool Keeps(this SheetRow row, string? code, Unit? there) =>
        row["keepCreditCode"] == Yes || (there is { CreditCode: { } known, CreditCodeVerified: false } && known == code);

    private static string? Number(string text) => SheetCells.Whole(text, 0, UnitRules.HighestNumber, "sheet.count");
}
