using Linli.ServiceDefaults.Calendar;
using Linli.TenantService.Template;

namespace Linli.TenantService.Settings;

/// <summary>What a sub-district has set for itself; what is null is as the city has it. Work areas have a table of their own.</summary>
internal sealed record Overrides(
    Own<IReadOnlyList<PostSetting>>? Posts = null,
    Own<IReadOnlyList<MatterCategory>>? MatterCategories = null,
    Own<OfficeHours>? OfficeHours = null,
    Own<IReadOnlyList<string>>? FeaturesOff = null,
    Own<IReadOnlyList<TargetSetting>>? Targets = null)
{
    /// <summary>Days of the sub-district's own, beside the city's calendar.</summary>
    public IReadOnlyList<CalendarDay> LocalDays { get; init; } = [];

    /// <summary>What the portal is called in this sub-district; null: the sub-district's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>How many days before its end an agreement is due for renewal; null: as usual.</summary>
    public int? AgreementNoticeDays { get; init; }

    /// <summary>After how many days a need that nobody takes is to be seen to; null: the platform's usual.</summary>
    public int? NeedDays { get; init; }

    /// <summary>The tag of the logo; null: none.</summary>
    public string? Logo { get; init; }
}

/// <summary>A setting of the sub-district's own.</summary>
/// <param name="BasedOn">The city's version that it was made from: a later one is shown beside it.</param>
internal sealed record Own<T>(T Value, int BasedOn);
