using System.Globalization;
using Linli.RegistryService.Beneficiaries;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Volunteers;

internal static class ExportVolunteers
{
    private static readonly string[] Columns = ["name", "phone", "skills", "times", "state", "community", "joinedOn", "consentOn", "retainUntil"];

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/volunteers/export", Masked)
            .RequirePermission(Permissions.VolunteerRead)
            .WithSummary("The same list as CSV, phones masked.");
        app.MapGet("/volunteers/export/full", FullAsync)
            .RequirePermission(Permissions.VolunteerExport)
            .WithSummary("The same list as CSV with phones; the reason and the number of people are recorded.");
    }

    internal static IResult Masked([AsParameters] PageRequest page, [AsParameters] VolunteerFilter filter, RegistryDb db, CurrentUser user, FieldProtector protector) =>
        Write(page, filter, db, user.Reach, protector, full: false);

    /// <summary>What is taken out is on record before the first line leaves.</summary>
    internal static async Task<IResult> FullAsync(
        string? reason, [AsParameters] PageRequest page, [AsParameters] VolunteerFilter filter, RegistryDb db, CurrentUser user, FieldProtector protector, CancellationToken ct)
    {
        db.Record(new("volunteer", "", AuditActions.Read)
        {
            Reason = Reasons.Require(reason),
            CommunityId = filter.Community,
            Changes = new Dictionary<string, (object?, object?)> { ["exported"] = (null, await db.Matching(filter, page.Search, user.Reach, protector).CountAsync(ct)) },
        });
        await db.SaveChangesAsync(ct);
        return Write(page, filter, db, user.Reach, protector, full: true);
    }

    private static IResult Write(PageRequest page, VolunteerFilter filter, RegistryDb db, Reach reach, FieldProtector protector, bool full)
    {
        var culture = CultureInfo.CurrentUICulture;
        var found = ListVolunteers.Sorts.Order(db.Matching(filter, page.Search, reach, protector), page.Sort)
            .Select(v => new { Volunteer = v, Community = db.Communities.Where(c => c.Id == v.CommunityId).Select(c => c.Name).First() });
        return Csv.Result("volunteers.csv", Labels.Of("volunteer", Columns, culture), found.AsAsyncEnumerable().Select(object?[] (row) =>
        {
            var v = row.Volunteer;
            return
            [
                v.Name, full ? protector.Open(v.Phone) : protector.Show(v.Phone, Mask.Phone),
                string.Join('、', Labels.Of("skill", v.Skills, culture)), string.Join('、', Labels.Of("time", v.Times, culture)), Labels.Of($"volunteer_state.{v.State}", culture),
                row.Community, v.JoinedOn, v.ConsentOn, v.RetainUntil,
            ];
        }));
    }
}
