using System.Globalization;
using Linli.ServiceDefaults.Calendar;

namespace Linli.TenantService.Template;

/// <summary>What the city gives every sub-district to start from.</summary>
internal sealed record TemplateContent(
    IReadOnlyList<AreaSetting> WorkAreas,
    IReadOnlyList<PostSetting> Posts,
    IReadOnlyList<MatterCategory> MatterCategories,
    IReadOnlyList<CalendarYear> Calendar,
    OfficeHours OfficeHours,
    IReadOnlyList<string> FeaturesOff,
    QuotaSetting Quotas,
    IReadOnlyList<TargetSetting> Targets);

/// <summary>A work area of the city.</summary>
internal sealed record AreaSetting(string Code, string Name, string? NameEn)
{
    /// <summary>In the language of the request.</summary>
    public string NameHere => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" && NameEn is { Length: > 0 } english ? english : Name;
}

/// <summary>A post that a new community starts with. Kind: stable name by which it is counted.</summary>
internal sealed record PostSetting(string Kind, string Name);

/// <summary>A kind of matter that residents raise (社情民意).</summary>
/// <param name="Days">Working days within which it must be answered.</param>
/// <param name="Department">Who is responsible.</param>
internal sealed record MatterCategory(string Code, string Name, int Days, string Department);

/// <param name="People">People with a live role in the sub-district.</param>
/// <param name="StorageBytes">Stored files.</param>
/// <param name="RequestsPerMinute">Requests of everybody together.</param>
internal sealed record QuotaSetting(int People, long StorageBytes, int RequestsPerMinute);

/// <summary>What a sub-district is to reach by a day (指标).</summary>
internal sealed record TargetSetting(string Code, string Name, string Unit, decimal Number, DateOnly Due, string WorkArea);
