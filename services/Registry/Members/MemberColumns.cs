using Linli.RegistryService.Sheets;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;

namespace Linli.RegistryService.Members;

/// <summary>The columns of a sheet of members, and what a row of it states.</summary>
internal static class MemberColumns
{
    public static SheetPlan Plan(SheetCommunities communities, SheetUnits units, SheetPosts posts, DateOnly today) => new(MemberSheet.Noun, SheetTexts.Words,
    [
        new("name") { Required = true, MaxLength = MemberRules.NameLength, Check = name => name.Contains('*', StringComparison.Ordinal) ? "personal.masked" : null },
        new("phone", CellKind.Code) { MaxLength = 20, Mask = Mask.Phone, Check = phone => Phone.IsWhole(phone) ? null : "unit.phone" },
        units.ToColumn(),
        communities.ToColumn(),
        new("on", CellKind.Date) { Check = day => SheetCells.Day(day) <= today ? null : "member.in_the_future" },
        new("slipNumber") { MaxLength = MemberRules.SlipLength },
        posts.ToColumn(),
    ]);

    /// <summary>What the row says, and, where it says nothing, what is there.</summary>
    public static MemberFacts ToFacts(this SheetRow row, Guid? unitId, Member? there, FieldProtector protector) =>
        new(row["name"]!, protector.SealAgain(row["phone"], there?.Phone), unitId ?? there?.UnitId, there?.PersonId);

    /// <summary>What is there, as the cells of a row would say it.</summary>
    public static Dictionary<string, string?> ToCells(this Member member, string? unit, string? posts, FieldProtector protector) => new()
    {
        ["name"] = member.Name,
        ["phone"] = protector.Open(member.Phone),
        [SheetUnits.Column] = unit,
        [SheetPosts.Column] = posts,
    };
}
