using System.ComponentModel.DataAnnotations;
using Linli.ServiceDefaults.Calendar;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Settings;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.TenantService.Template;

/// <summary>The city changes the draft, a section at a time; nothing of it holds anywhere before it is published.</summary>
internal static class ChangeTemplate
{
    internal sealed record AreasRequest([property: Required, MinLength(4), MaxLength(4)] IReadOnlyList<AreasRequest.Area> Areas) : IValidatableObject
    {
        internal sealed record Area([property: Required] string Code, [property: Required, MaxLength(20)] string Name, [property: MaxLength(40)] string? NameEn);

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Areas is not null && !BuiltIn.AreaCodes.ToHashSet().SetEquals(Areas.Select(a => a.Code)))
            {
                yield return new("work_area.code_unknown", [nameof(Areas)]);
            }
        }
    }

    internal sealed record QuotasRequest([property: Range(1, 1_000_000)] int People, [property: Range(1, 1L << 50)] long StorageBytes, [property: Range(60, 10_000_000)] int RequestsPerMinute);

    public static void Map(IEndpointRouteBuilder template)
    {
        var draft = template.MapGroup("").RequirePermission(Permissions.CitySettingsManage);
        draft.MapPut("/work-areas", SetWorkAreas).WithSummary("What the city calls its four work areas");
        draft.MapPut("/posts", SetPosts).WithSummary("The posts that new communities start with");
        draft.MapPut("/matter-categories", SetMatterCategories).WithSummary("Kinds of matters with their deadline in working days");
        draft.MapPut("/office-hours", SetOfficeHours).WithSummary("When offices work");
        draft.MapPut("/features", SetFeatures).WithSummary("Features that are off unless a sub-district switches them on");
        draft.MapPut("/quotas", SetQuotas).WithSummary("Quotas of a sub-district that has none of its own");
        draft.MapPut("/targets", SetTargets).WithSummary("Yearly targets of every sub-district");
        draft.MapPut("/calendar/{year:int:range(2000,2100)}", SetYear).WithSummary("Holidays and shifted workdays of a year");
    }

    private static Task<NoContent> SetWorkAreas(AreasRequest request, TemplateDesk desk, CancellationToken ct) => ChangeAsync(desk, content => content with
    {
        WorkAreas = [.. BuiltIn.AreaCodes.Select(code => request.Areas.First(a => a.Code == code)).Select(a => new AreaSetting(a.Code, a.Name.Trim(), a.NameEn?.Trim()))],
    }, ct);

    private static Task<NoContent> SetPosts(PostsRequest request, TemplateDesk desk, CancellationToken ct) =>
        ChangeAsync(desk, content => content with { Posts = request.ToSettings() }, ct);

    private static Task<NoContent> SetMatterCategories(MatterCategoriesRequest request, TemplateDesk desk, CancellationToken ct) =>
        ChangeAsync(desk, content => content with { MatterCategories = request.ToSettings() }, ct);

    private static Task<NoContent> SetOfficeHours(OfficeHoursRequest request, TemplateDesk desk, CancellationToken ct) =>
        ChangeAsync(desk, content => content with { OfficeHours = request.ToHours() }, ct);

    private static Task<NoContent> SetFeatures(FeaturesRequest request, TemplateDesk desk, CancellationToken ct) =>
        ChangeAsync(desk, content => content with { FeaturesOff = [.. request.Off.Distinct()] }, ct);

    private static Task<NoContent> SetQuotas(QuotasRequest request, TemplateDesk desk, CancellationToken ct) =>
        ChangeAsync(desk, content => content with { Quotas = new(request.People, request.StorageBytes, request.RequestsPerMinute) }, ct);

    private static Task<NoContent> SetTargets(TargetsRequest request, TemplateDesk desk, CancellationToken ct) =>
        ChangeAsync(desk, content => content with { Targets = request.ToSettings() }, ct);

    private static Task<NoContent> SetYear(int year, DaysRequest request, TemplateDesk desk, CancellationToken ct)
    {
        var days = request.ToDays();
        if (days.FirstOrDefault(d => d.Day.Year != year) is { } elsewhere)
        {
            throw Errors.DayElsewhere(elsewhere.Day, year);
        }

        return ChangeAsync(desk, content => content with
        {
            Calendar = [.. content.Calendar.Where(y => y.Year != year).Append(new CalendarYear(year, days)).OrderBy(y => y.Year)],
        }, ct);
    }

    private static async Task<NoContent> ChangeAsync(TemplateDesk desk, Func<TemplateContent, TemplateContent> change, CancellationToken ct)
    {
        await desk.ChangeAsync(change, ct);
        return TypedResults.NoContent();
    }
}
