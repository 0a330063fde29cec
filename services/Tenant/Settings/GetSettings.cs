using Linli.ServiceDefaults.Calendar;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Settings;
using Linli.TenantService.Data;
using Linli.TenantService.Template;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Settings;

internal static class GetSettings
{
    /// <param name="DisplayName">What the portal is called here; null: the sub-district's name.</param>
    /// <param name="CityVersion">The city's version in effect; 0: what the platform comes with.</param>
    /// <param name="LogoVersion">Changes with each logo; null: none.</param>
    /// <param name="StorageUsed">Bytes of files stored here: the logo. Scans are the registry's (<c>GET /files/storage</c>).</param>
    /// <param name="AgreementNoticeDays">How many days before its end an agreement is due for renewal.</param>
    internal sealed record Response(
        string Name, string? DisplayName, string? LogoVersion, int CityVersion, DateTimeOffset? CityPublishedAt,
        IReadOnlyList<WorkAreaLine> WorkAreas,
        Section<IReadOnlyList<PostSetting>> Posts,
        Section<IReadOnlyList<MatterCategory>> MatterCategories,
        Section<OfficeHours> OfficeHours,
        Section<IReadOnlyList<string>> FeaturesOff,
        Section<IReadOnlyList<TargetSetting>> Targets,
        IReadOnlyList<CalendarYear> Calendar, IReadOnlyList<CalendarDay> LocalDays,
        QuotaSetting Quotas, long StorageUsed, int AgreementNoticeDays, int NeedDays);

    /// <summary>A setting, and whose it is.</summary>
    /// <param name="Value">What holds.</param>
    /// <param name="City">The city's default.</param>
    /// <param name="BasedOn">The city's version that the sub-district's own was made from; null: the city's holds.</param>
    internal sealed record Section<T>(T Value, T City, int? BasedOn);

    public static void Map(IEndpointRouteBuilder settings) =>
        settings.MapGet("/", Handle).RequirePermission(Permissions.SettingsRead)
            .WithSummary("The sub-district's settings, each with the city's default beside it");

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(SettingsDesk desk, DirectoryDb db, CancellationToken ct)
    {
        if (await desk.FindAsync(ct) is not { } now)
        {
            return TypedResults.NotFound();
        }

        var stored = await db.Logos.SumAsync(l => (long)l.Size, ct);
        var (city, own) = (now.Template, now.Own);
        return TypedResults.Ok(new Response(
            now.Tenant.Name, own.DisplayName, own.Logo, now.City, now.CityPublishedAt,
            now.WorkAreas,
            new(now.Posts, city.Posts, own.Posts?.BasedOn),
            new(now.MatterCategories, city.MatterCategories, own.MatterCategories?.BasedOn),
            new(now.OfficeHours, city.OfficeHours, own.OfficeHours?.BasedOn),
            new(now.FeaturesOff, city.FeaturesOff, own.FeaturesOff?.BasedOn),
            new(now.Targets, city.Targets, own.Targets?.BasedOn),
            city.Calendar, own.LocalDays, now.Quotas, stored, now.AgreementNoticeDays, own.NeedDays ?? TenantSettings.UsualNeedDays));
    }
}
