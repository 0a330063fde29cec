using System.Globalization;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Pairs;

internal static class ExportPairs
{
    private static readonly string[] Columns = ["card", "helperKind", "helper", "helperUnit", "helpedKind", "helped", "helpedKindOf", "community", "startedOn", "lastVisitOn", "endedOn", "result"];

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/pairs/export", Handle)
        .RequirePermission(Permissions.PairRead)
        .WithSummary("The same list as CSV, persons masked.");

    internal static IResult Handle([AsParameters] PageRequest page, [AsParameters] PairFilter filter, RegistryDb db, CurrentUser user, FieldProtector protector, TimeProvider clock)
    {
        var culture = CultureInfo.CurrentUICulture;
        var rows = ListPairs.Sorts.Order(db.Matching(filter, page.Search, user, protector, clock), page.Sort).WithSides(db, Reach.Nowhere);
        return Csv.Result("pairs.csv", Labels.Of("pair", Columns, culture), rows.AsAsyncEnumerable().Select(object?[] (row) =>
        {
            var pair = row.Show(protector);
            return
            [
                pair.Card, Labels.Of($"side.{pair.Helper.Kind}", culture), pair.Helper.Name, pair.Helper.UnitName,
                Labels.Of($"side.{pair.Helped.Kind}", culture), pair.Helped.Name, pair.HelpedKindOf is { } kind ? Labels.Of($"beneficiary.{kind}", culture) : null,
                pair.CommunityName, pair.StartedOn, pair.LastVisitOn, pair.EndedOn, pair.Result is { } result ? Labels.Of($"result.{result}", culture) : null,
            ];
        }));
    }
}
