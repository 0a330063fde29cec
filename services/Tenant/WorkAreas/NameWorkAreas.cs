using System.ComponentModel.DataAnnotations;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.WorkAreas;

internal static class NameWorkAreas
{
    /// <param name="Areas">The areas to name; areas left out stay as they are.</param>
    internal sealed record Request([property: Required] IReadOnlyList<Area> Areas) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            for (var i = 0; i < Areas?.Count; i++)
            {
                if (!CityWorkAreas.Codes.Contains(Areas[i].Code) || Areas.Take(i).Any(a => a.Code == Areas[i].Code))
                {
                    yield return new("work_area.code_unknown", [$"areas[{i}].code"]);
                }
            }
        }
    }

    /// <param name="Name">The sub-district's name; empty: the city's name again.</param>
    internal sealed record Area([property: Required] string Code, [property: MaxLength(WorkArea.NameLength)] string? Name);

    public static void Map(IEndpointRouteBuilder areas) =>
        areas.MapPut("/", Handle).RequirePermission(Permissions.CommunityManage)
            .WithSummary("Call work areas by names of the sub-district's own, or by the city's again");

    internal static async Task<NoContent> Handle(Request request, DirectoryDb db, CancellationToken ct)
    {
        var own = await db.WorkAreas.ToDictionaryAsync(a => a.Code, ct);
        foreach (var (code, text) in request.Areas)
        {
            var name = text?.Trim() is { Length: > 0 } given && given != CityWorkAreas.NameOf(code) ? given : null;
            switch (own.GetValueOrDefault(code), name)
            {
                case ({ } area, null): db.Remove(area); own.Remove(code); break;
                case ({ } area, { } changed): area.Rename(changed); break;
                case (null, { } first): db.Add(own[code] = new WorkArea(code, first)); break;
            }
        }

        RefuseDoubles(CityWorkAreas.Codes.Select(code => own.GetValueOrDefault(code)?.Name ?? CityWorkAreas.NameOf(code)));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static void RefuseDoubles(IEnumerable<string> names)
    {
        if (names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { Key: var name })
        {
            throw Errors.NameTwice(name);
        }
    }
}
