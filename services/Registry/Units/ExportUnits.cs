using System.Globalization;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Units;

internal static class ExportUnits
{
    private static readonly string[] Columns = ["name", "kind", "community", "creditCode", "creditCodeVerified", "address", "grid", "staffNumber", "memberNumber", "registeredAt", "retiredAt"];

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/units/export", Handle)
        .RequirePermission(Permissions.UnitRead)
        .WithSummary("The same list as CSV. Sensitive units are masked, liaisons are left out.");

    internal static IResult Handle([AsParameters] PageRequest page, [AsParameters] UnitFilter filter, RegistryDb db, CurrentUser user)
    {
        var units = ListUnits.Sorts.Order(db.Units.AsNoTracking().Within(user.Reach).Matching(db, filter, page.Search, Reach.Nowhere), page.Sort)
            .Select(u => new { Unit = u, Community = db.Communities.Where(c => c.Id == u.CommunityId).Select(c => c.Name).FirstOrDefault() });
        var culture = CultureInfo.CurrentUICulture;
        return Csv.Result("units.csv", Labels.Of("unit", Columns, culture), units.AsAsyncEnumerable().Select(row => Row(row.Unit, row.Community, culture)));
    }

    private static object?[] Row(Unit unit, string? community, CultureInfo culture) =>
    [
        unit.IsSensitive ? Labels.Of("unit.sensitive", culture) : unit.Name,
        Labels.Of($"kind.{unit.Kind}", culture),
        unit.CommunityId is null ? Labels.Of("unit.partner", culture) : community,
        unit.IsSensitive ? null : unit.CreditCode,
        unit.CreditCode is null || unit.IsSensitive ? null : Labels.Of(unit.CreditCodeVerified ? "yes" : "no", culture),
        unit.IsSensitive ? null : unit.Address,
        unit.IsSensitive ? null : unit.Grid,
        unit.IsSensitive ? null : unit.StaffNumber,
        unit.IsSensitive ? null : unit.MemberNumber,
        unit.RegisteredAt,
        unit.RetiredAt,
    ];
}
