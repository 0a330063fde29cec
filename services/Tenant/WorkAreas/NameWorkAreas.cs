using System.ComponentModel.DataAnnotations;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Linli.TenantService.Settings;
using Linli.TenantService.Template;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.TenantService.WorkAreas;

internal static class NameWorkAreas
{
    /// <param name="Areas">The areas to name, and new ones; areas left out stay as they are.</param>
    internal sealed record Request([property: Required, MaxLength(60)] IReadOnlyList<Area> Areas) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            for (var i = 0; i < Areas?.Count; i++)
            {
                var (code, city) = (Areas[i].Code, Areas[i].CityCode);
                if (code is { Length: > 0 } ? !BuiltIn.AreaCodes.Contains(code.Split('-')[0]) || Areas.Take(i).Any(a => a.Code == code) : !BuiltIn.AreaCodes.Contains(city))
                {
                    yield return new("work_area.code_unknown", [$"areas[{i}].code"]);
                }
                else if (code is not { Length: > 0 } && string.IsNullOrWhiteSpace(Areas[i].Name))
                {
                    yield return new("field.required", [$"areas[{i}].name"]);
                }
            }
        }
    }

    /// <param name="Code">The area; empty: a new one of the sub-district's own.</param>
    /// <param name="CityCode">The city's area in which a new one counts.</param>
    /// <param name="Name">The sub-district's name; empty: the city's name again, or an own area that is no longer used.</param>
    internal sealed record Area(string? Code, string? CityCode, [property: MaxLength(WorkArea.NameLength)] string? Name);

    public static void Map(IEndpointRouteBuilder areas) =>
        areas.MapPut("/", Handle).RequirePermission(Permissions.SettingsManage)
            .WithSummary("Call work areas by names of the sub-district's own, or by the city's again; add work areas of one's own");

    internal static async Task<Results<NoContent, NotFound>> Handle(Request request, SettingsDesk desk, DirectoryDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await desk.FindAsync(ct) is not { } current)
        {
            return TypedResults.NotFound();
        }

        var own = current.OwnAreas.ToDictionary(a => a.Code);
        foreach (var (code, cityCode, text) in request.Areas)
        {
            var name = text?.Trim() is { Length: > 0 } given && current.Template.WorkAreas.All(a => a.Code != code || a.NameHere != given) ? given : null;
            switch (code is { Length: > 0 } ? own.GetValueOrDefault(code) : null, name)
            {
                case ({ IsExtra: true } area, null): area.Retire(clock.GetUtcNow()); break;
                case ({ } area, null): db.Remove(area); own.Remove(area.Code); break;
                case ({ } area, { } changed): area.Rename(changed); break;
                case (null, { } first): Add(code is { Length: > 0 } ? Known(code, first) : WorkArea.Extra(cityCode!, own.Values, first)); break;
            }
        }

        var now = current with { OwnAreas = [.. own.Values] };
        RefuseDoubles(now.WorkAreas.Where(a => a.RetiredAt is null).Select(a => a.Name));
        await desk.ChangeAsync(now, overrides => overrides, ct);
        return TypedResults.NoContent();

        void Add(WorkArea area) => own[area.Code] = db.Add(area).Entity;
    }

    private static WorkArea Known(string code, string name) =>
        BuiltIn.AreaCodes.Contains(code) ? new(code, name) : throw Errors.Unknown(code);

    private static void RefuseDoubles(IEnumerable<string> names)
    {
        if (names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { Key: var name })
        {
            throw Errors.NameTwice(name);
        }
    }
}
