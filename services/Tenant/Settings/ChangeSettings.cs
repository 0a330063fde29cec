using System.ComponentModel.DataAnnotations;
using Linli.ServiceDefaults.Calendar;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.TenantService.Settings;

/// <summary>A sub-district sets something for itself. Each of them is one line: what differs is the list, not what happens.</summary>
internal static class ChangeSettings
{
    /// <param name="Name">Empty: the sub-district's name again.</param>
    internal sealed record NameRequest([property: MaxLength(20)] string? Name);

    /// <param name="Days">Empty: as usual again.</param>
    internal sealed record AgreementNoticeRequest([property: Range(1, 366)] int? Days);

    /// <param name="Days">Empty: the platform's usual number again.</param>
    internal sealed record NeedDaysRequest([property: Range(1, 365)] int? Days);

    public static void Map(IEndpointRouteBuilder settings)
    {
        var own = settings.MapGroup("").RequirePermission(Permissions.SettingsManage);
        own.MapPut("/name", SetName).WithSummary("What the portal is called in this sub-district");
        own.MapPut("/need-days", SetNeedDays).WithSummary("After how many days a need that nobody takes is on the list of what to see to");
        own.MapPut("/posts", SetPosts).WithSummary("The posts that new communities of this sub-district start with");
        own.MapPut("/matter-categories", SetMatterCategories).WithSummary("Kinds of matters with their deadline in working days and who is responsible");
        own.MapPut("/office-hours", SetOfficeHours).WithSummary("When the sub-district's offices work");
        own.MapPut("/features", SetFeatures).WithSummary("Which features this sub-district does without");
        own.MapPut("/targets", SetTargets).WithSummary("What this sub-district is to reach, instead of the city's targets");
        own.MapPut("/agreement-notice", SetAgreementNotice).WithSummary("How many days before its end an agreement is due for renewal");
        own.MapPut("/local-days", SetLocalDays).WithSummary("Days off and worked days of this sub-district alone, beside the city's calendar");
    }

    private static Task<Results<NoContent, NotFound>> SetName(NameRequest request, SettingsDesk desk, CancellationToken ct) =>
        ChangeAsync(desk, (own, _) => own with { DisplayName = request.Name?.Trim() is { Length: > 0 } name ? name : null }, ct);

    private static Task<Results<NoContent, NotFound>> SetNeedDays(NeedDaysRequest request, SettingsDesk desk, CancellationToken ct) =>
        ChangeAsync(desk, (own, _) => own with { NeedDays = request.Days }, ct);

    private static Task<Results<NoContent, NotFound>> SetPosts(PostsRequest request, SettingsDesk desk, CancellationToken ct) =>
        ChangeAsync(desk, (own, city) => own with { Posts = new(request.ToSettings(), city) }, ct);

    private static Task<Results<NoContent, NotFound>> SetMatterCategories(MatterCategoriesRequest request, SettingsDesk desk, CancellationToken ct) =>
        ChangeAsync(desk, (own, city) => own with { MatterCategories = new(request.ToSettings(), city) }, ct);

    private static Task<Results<NoContent, NotFound>> SetOfficeHours(OfficeHoursRequest request, SettingsDesk desk, CancellationToken ct) =>
        ChangeAsync(desk, (own, city) => own with { OfficeHours = new Own<OfficeHours>(request.ToHours(), city) }, ct);

    private static Task<Results<NoContent, NotFound>> SetFeatures(FeaturesRequest request, SettingsDesk desk, CancellationToken ct) =>
        ChangeAsync(desk, (own, city) => own with { FeaturesOff = new([.. request.Off.Distinct()], city) }, ct);

    private static Task<Results<NoContent, NotFound>> SetTargets(TargetsRequest request, SettingsDesk desk, CancellationToken ct) =>
        ChangeAsync(desk, (own, city) => own with { Targets = new(request.ToSettings(), city) }, ct);

    private static Task<Results<NoContent, NotFound>> SetAgreementNotice(AgreementNoticeRequest request, SettingsDesk desk, CancellationToken ct) =>
        ChangeAsync(desk, (own, _) => own with { AgreementNoticeDays = request.Days }, ct);

    private static Task<Results<NoContent, NotFound>> SetLocalDays(DaysRequest request, SettingsDesk desk, CancellationToken ct) =>
        ChangeAsync(desk, (own, _) => own with { LocalDays = request.ToDays() }, ct);

    internal static async Task<Results<NoContent, NotFound>> ChangeAsync(SettingsDesk desk, Func<Overrides, int, Overrides> change, CancellationToken ct)
    {
        if (await desk.FindAsync(ct) is not { } current)
        {
            return TypedResults.NotFound();
        }

        await desk.ChangeAsync(current, own => change(own, current.City), ct);
        return TypedResults.NoContent();
    }
}
