namespace Linli.Contracts.Tenant.V1;

/// <summary>
/// What a sub-district has set, or the city for it, is different from now on. TenantId is City.Id, and Facts null, when the city changed
/// what holds for all: whoever remembers a sub-district's settings asks again.
/// </summary>
public sealed record SettingsChanged(Guid TenantId, DateTimeOffset At, SettingsFacts? Facts) : IEvent;

/// <summary>A sub-district's settings in effect, city defaults included, as far as other services act on them.</summary>
/// <param name="Version">Rises with every change.</param>
/// <param name="DisplayName">What the portal is called there; null: the sub-district's name.</param>
/// <param name="Logo">Changes with each logo; null: none.</param>
/// <param name="FeaturesOff">Features that are switched off.</param>
/// <param name="PeopleQuota">People with a live role at most.</param>
/// <param name="StorageQuota">Bytes of stored files at most.</param>
/// <param name="RequestQuota">Requests a minute at most.</param>
/// <param name="WorkAreas">Work areas in their order.</param>
/// <param name="OfficeHours">Opening, start and end of the midday break, closing; Asia/Shanghai.</param>
/// <param name="Calendar">The years whose holidays are known.</param>
/// <param name="AgreementNoticeDays">How many days before its end an agreement is due for renewal.</param>
/// <param name="NeedDays">After how many days a need that nobody takes is to be seen to; null: as the platform has it.</param>
public sealed record SettingsFacts(
    long Version, string? DisplayName, string? Logo, IReadOnlyList<string> FeaturesOff, int PeopleQuota, long StorageQuota, int RequestQuota,
    IReadOnlyList<WorkAreaFact> WorkAreas, IReadOnlyList<TimeOnly> OfficeHours, IReadOnlyList<CalendarFact> Calendar,
    int AgreementNoticeDays = 60, int? NeedDays = null);

/// <summary>A work area. Code: the city's, or for one of the sub-district's own the city's that it counts in and a number, e.g. <c>service-1</c>.</summary>
public sealed record WorkAreaFact(string Code, string Name);

/// <summary>The days of a year that are not as their weekday says.</summary>
public sealed record CalendarFact(int Year, IReadOnlyList<DateOnly> Off, IReadOnlyList<DateOnly> Worked);
