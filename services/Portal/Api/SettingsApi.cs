using System.Net.Http.Headers;
using Linli.ServiceDefaults.Calendar;
using Linli.ServiceDefaults.Http;

namespace Linli.Portal.Api;

/// <summary>A sub-district's settings, the city's template, and notices.</summary>
internal sealed class SettingsApi(HttpClient http) : ServiceClient("tenant", http)
{
    public Task<SettingsView> GetAsync(CancellationToken ct = default) => GetAsync<SettingsView>("/settings", ct);

    public Task<TemplateView> GetTemplateAsync(CancellationToken ct = default) => GetAsync<TemplateView>("/template", ct);

    /// <param name="of">/settings of the sub-district, or /template of the city.</param>
    /// <param name="section">Which of them.</param>
    /// <param name="value">As it is to be.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<ApiResult> SetAsync(string of, string section, object value, CancellationToken ct = default) => PutAsync($"{of}/{section}", value, ct);

    public Task<ApiResult> TakeCityDefaultAsync(string section, CancellationToken ct = default) => DeleteAsync($"/settings/{section}", ct);

    public async Task<ApiResult> PutLogoAsync(Stream file, CancellationToken ct = default)
    {
        using var content = new StreamContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        return await PutAsync("/settings/logo", content, ct);
    }

    public Task<ApiResult> RemoveLogoAsync(CancellationToken ct = default) => DeleteAsync("/settings/logo", ct);

    public Task<ApiResult> PublishTemplateAsync(CancellationToken ct = default) => PostAsync("/template/publication", ct: ct);

    public Task<ApiResult> DiscardTemplateAsync(CancellationToken ct = default) => DeleteAsync("/template/draft", ct);

    public Task<TenantQuotaView?> FindQuotaAsync(Guid tenant, CancellationToken ct = default) => FindAsync<TenantQuotaView>($"/tenants/{tenant}/quota", ct);

    public Task<ApiResult> SetQuotaAsync(Guid tenant, object quota, CancellationToken ct = default) => PutAsync($"/tenants/{tenant}/quota", quota, ct);

    public Task<Page<NoticeItem>> ListNoticesAsync(ListQuery query, CancellationToken ct = default) => GetAsync<Page<NoticeItem>>("/notices" + query.ForService("unread"), ct);

    public Task<Page<NoticeItem>> ListUnreadNoticesAsync(CancellationToken ct = default) => GetAsync<Page<NoticeItem>>("/notices?current=true&unread=true&size=3", ct);

    public Task<ApiResult> PublishNoticeAsync(object notice, CancellationToken ct = default) => PostAsync("/notices", notice, ct);

    public Task<ApiResult> WithdrawNoticeAsync(Guid id, CancellationToken ct = default) => PostAsync($"/notices/{id}/withdrawal", ct: ct);

    public Task<ApiResult> ReadNoticeAsync(Guid id, CancellationToken ct = default) => PutAsync($"/notices/{id}/reading", ct: ct);
}

public sealed record SettingsView(
    string Name, string? DisplayName, string? LogoVersion, int CityVersion, DateTimeOffset? CityPublishedAt, IReadOnlyList<WorkAreaItem> WorkAreas,
    SettingSection<IReadOnlyList<PostSetting>> Posts, SettingSection<IReadOnlyList<MatterCategory>> MatterCategories, SettingSection<OfficeHours> OfficeHours,
    SettingSection<IReadOnlyList<string>> FeaturesOff, SettingSection<IReadOnlyList<TargetSetting>> Targets,
    IReadOnlyList<CalendarYear> Calendar, IReadOnlyList<CalendarDay> LocalDays, QuotaSetting Quotas, long StorageUsed, int AgreementNoticeDays, int NeedDays);

/// <param name="BasedOn">The city's version that the sub-district's own was made from; null: the city's holds.</param>
public sealed record SettingSection<T>(T Value, T City, int? BasedOn);

public sealed record TemplateView(
    TemplateContent Content, TemplateContent Published, int PublishedNumber, int? DraftNumber, DateTimeOffset? DraftChangedAt, IReadOnlyList<string> Changed, IReadOnlyList<TemplateVersion> Versions);

public sealed record TemplateVersion(int Number, DateTimeOffset PublishedAt);

public sealed record TemplateContent(
    IReadOnlyList<AreaSetting> WorkAreas, IReadOnlyList<PostSetting> Posts, IReadOnlyList<MatterCategory> MatterCategories, IReadOnlyList<CalendarYear> Calendar,
    OfficeHours OfficeHours, IReadOnlyList<string> FeaturesOff, QuotaSetting Quotas, IReadOnlyList<TargetSetting> Targets);

public sealed record AreaSetting(string Code, string Name, string? NameEn);

public sealed record PostSetting(string Kind, string Name);

public sealed record MatterCategory(string Code, string Name, int Days, string Department);

public sealed record QuotaSetting(int People, long StorageBytes, int RequestsPerMinute);

public sealed record TenantQuotaView(int? People, long? StorageBytes, int? RequestsPerMinute, QuotaSetting Default);

public sealed record TargetSetting(string Code, string Name, string Unit, decimal Number, DateOnly Due, string WorkArea);

public sealed record NoticeItem(Guid Id, string Title, string Text, DateOnly ValidUntil, DateTimeOffset PublishedAt, DateTimeOffset? WithdrawnAt, bool IsCurrent, bool IsRead);
