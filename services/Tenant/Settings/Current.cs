using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Calendar;
using Linli.ServiceDefaults.Settings;
using Linli.TenantService.Template;
using Linli.TenantService.Tenants;
using Linli.TenantService.WorkAreas;

namespace Linli.TenantService.Settings;

/// <summary>A sub-district's settings as they are: the city's template, and over it what is the sub-district's own.</summary>
internal sealed record Current(Tenant Tenant, int City, DateTimeOffset? CityPublishedAt, TemplateContent Template, TenantSettingsRow Row, IReadOnlyList<WorkArea> OwnAreas)
{
    private const int UsualNoticeDays = 60;

    public Overrides Own => Row.Overrides;

    public IReadOnlyList<PostSetting> Posts => Own.Posts?.Value ?? Template.Posts;

    public IReadOnlyList<MatterCategory> MatterCategories => Own.MatterCategories?.Value ?? Template.MatterCategories;

    public OfficeHours OfficeHours => Own.OfficeHours?.Value ?? Template.OfficeHours;

    public IReadOnlyList<string> FeaturesOff => Own.FeaturesOff?.Value ?? Template.FeaturesOff;

    public IReadOnlyList<TargetSetting> Targets => Own.Targets?.Value ?? Template.Targets;

    public int AgreementNoticeDays => Own.AgreementNoticeDays ?? UsualNoticeDays;

    public QuotaSetting Quotas => new(
        Tenant.PeopleQuota ?? Template.Quotas.People, Tenant.StorageQuota ?? Template.Quotas.StorageBytes, Tenant.RequestQuota ?? Template.Quotas.RequestsPerMinute);

    /// <summary>The city's years, with the sub-district's own days over them.</summary>
    public IReadOnlyList<CalendarYear> Calendar => [.. Template.Calendar.Select(year => year with
    {
        Days = [.. year.Days.Where(d => Own.LocalDays.All(own => own.Day != d.Day)), .. Own.LocalDays.Where(d => d.Day.Year == year.Year)],
    })];

    /// <summary>The city's four in their order, each followed by the sub-district's own that count in it.</summary>
    public IReadOnlyList<WorkAreaLine> WorkAreas => [.. Template.WorkAreas.SelectMany(city => new[]
    {
        new WorkAreaLine(city.Code, city.Code, OwnAreas.FirstOrDefault(a => a.Code == city.Code)?.Name ?? city.NameHere, city.NameHere, OwnAreas.Any(a => a.Code == city.Code), null),
    }.Concat(OwnAreas.Where(a => a.IsExtra && a.CityCode == city.Code).OrderBy(a => a.Number)
        .Select(a => new WorkAreaLine(a.Code, a.CityCode, a.Name, null, IsOwnName: true, a.RetiredAt))))];

    public SettingsFacts Facts => new(
        new[] { CityPublishedAt, Row.ChangedAt, Tenant.QuotaChangedAt }.Max()?.ToUnixTimeMilliseconds() ?? 0,
        Own.DisplayName, Own.Logo, FeaturesOff, Quotas.People, Quotas.StorageBytes, Quotas.RequestsPerMinute,
        [.. WorkAreas.Where(a => a.RetiredAt is null).Select(a => new WorkAreaFact(a.Code, a.Name))],
        [OfficeHours.Open, OfficeHours.BreakFrom, OfficeHours.BreakTo, OfficeHours.Close],
        [.. Calendar.Select(TenantSettings.FactOf)], AgreementNoticeDays, Own.NeedDays);
}

/// <param name="CityCode">The city's work area in which it counts.</param>
/// <param name="DefaultName">The city's name, in the caller's language; null for a work area that the city does not have.</param>
/// <param name="IsOwnName">True when the sub-district uses a name of its own.</param>
internal sealed record WorkAreaLine(string Code, string CityCode, string Name, string? DefaultName, bool IsOwnName, DateTimeOffset? RetiredAt);
