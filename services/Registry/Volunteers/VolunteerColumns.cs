using Linli.RegistryService.Sheets;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;

namespace Linli.RegistryService.Volunteers;

/// <summary>The columns of a sheet of volunteers, and what a row of it states.</summary>
internal static class VolunteerColumns
{
    private static readonly SheetList Skills = new("skill", VolunteerLists.Skills);

    public static SheetPlan Plan(SheetCommunities communities) => new(VolunteerSheet.Noun, SheetTexts.Words,
    [
        new("name") { Required = true, MaxLength = VolunteerRules.NameLength, Check = name => name.Contains('*', StringComparison.Ordinal) ? "sheet.masked" : null },
        new("phone", CellKind.Code) { MaxLength = 20, Mask = Mask.Phone, Check = phone => phone.Contains('*', StringComparison.Ordinal) ? "sheet.masked" : Phone.IsWhole(phone) ? null : "unit.phone" },
        Skills.ToColumn("skills", "volunteer.sheet_skill"),
        new("times") { Choices = SheetTexts.Choices("time", VolunteerLists.Times), Check = text => FreeTimes.Read(text) is null ? "volunteer.sheet_time" : null },
        communities.ToColumn(),
        new("consentOn", CellKind.Date) { Required = true },
        new("joinedOn", CellKind.Date),
        new("retainUntil", CellKind.Date),
    ]);

    /// <summary>What the row says, and, where it says nothing, what is there.</summary>
    public static VolunteerFacts ToFacts(this SheetRow row, Volunteer? there, FieldProtector protector) => new(
        row["name"]!,
        protector.SealAgain(row["phone"], there?.Phone),
        row["skills"] is { } skills ? Skills.Read(skills)! : there?.Skills ?? [],
        row["times"] is { } times ? FreeTimes.Read(times)! : there?.Times ?? [],
        row.DateOf("consentOn")!.Value,
        row.DateOf("retainUntil") is { } until && until != there?.RetainUntil ? until : null,
        there?.PersonId);

    /// <summary>Refuses what the cells of a row say together: the same rules as by hand.</summary>
    public static void CheckTogether(this SheetRow row, VolunteerFacts facts, Volunteer? there, DateOnly today)
    {
        try
        {
            facts.Check(today);
            if (row.DateOf("joinedOn") is { } on && (there is null ? on > today : on != there.JoinedOn))
            {
                throw there is null ? Errors.InTheFuture("joinedOn") : Errors.JoinedBefore(there.JoinedOn);
            }
        }
        catch (RuleException e)
        {
            row.Refuse(e.Field!, e.Code, [.. e.Args]);
        }
    }

    /// <summary>What is there, as the cells of the row would say it.</summary>
    public static Dictionary<string, string?> ToCells(this Volunteer v, SheetRow row, FieldProtector protector) => new()
    {
        ["name"] = v.Name,
        ["phone"] = protector.Open(v.Phone),
        ["skills"] = Skills.Cell(row["skills"], v.Skills),
        ["times"] = row["times"] is { } says && FreeTimes.Read(says)!.SequenceEqual(v.Times) ? says : SheetTexts.Join("time", v.Times),
        ["consentOn"] = SheetCells.Of(v.ConsentOn),
        ["retainUntil"] = SheetCells.Of(v.RetainUntil),
    };
}
