using System.Globalization;
using Linli.RegistryService.Data;
using Linli.RegistryService.Posts;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Members;

internal static class ExportMembers
{
    private static readonly string[] Columns = ["name", "phone", "unit", "community", "slipNumber", "reportedInOn", "leftOn", "posts"];

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/members/export", Handle)
        .RequirePermission(Permissions.MemberRead)
        .WithSummary("The same list as CSV, phones masked.");

    internal static IResult Handle([AsParameters] PageRequest page, [AsParameters] MemberFilter filter, RegistryDb db, CurrentUser user, FieldProtector protector)
    {
        var units = db.NamesFor(Reach.Nowhere);
        var members = ListMembers.Sorts.Order(db.Matching(filter, page.Search, user.Reach, protector), page.Sort)
            .Select(m => new
            {
                Member = m,
                Unit = units.Where(u => u.Id == m.UnitId).Select(u => u.Name).FirstOrDefault(),
                Community = db.Communities.Where(c => c.Id == m.CommunityId).Select(c => c.Name).FirstOrDefault(),
                Posts = db.Claims.Where(c => c.MemberId == m.Id && c.State == ClaimState.Held).Join(db.Posts, c => c.PostId, p => p.Id, (_, p) => p.Name).ToList(),
            });
        return Csv.Result("members.csv", Labels.Of("member", Columns, CultureInfo.CurrentUICulture), members.AsAsyncEnumerable().Select(object?[] (row) =>
        [
            row.Member.Name, protector.Show(row.Member.Phone, Mask.Phone), row.Unit, row.Community,
            row.Member.SlipNumber, row.Member.ReportedInOn, row.Member.LeftOn, string.Join('、', row.Posts),
        ]));
    }
}
