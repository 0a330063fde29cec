using System.Globalization;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Beneficiaries;

internal static class ExportBeneficiaries
{
    private static readonly string[] Columns = ["kind", "name", "phone", "identityNumber", "address", "community", "consentOn", "registeredOn", "lastContactOn", "retainUntil", "pairs"];

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/beneficiaries/export", Masked)
            .RequirePermission(Permissions.BeneficiaryRead)
            .WithSummary("The same list as CSV, masked.");
        app.MapGet("/beneficiaries/export/full", FullAsync)
            .RequirePermission(Permissions.BeneficiaryExport)
            .WithSummary("The same list as CSV with everything in it; the reason and the number of people are recorded.");
    }

    internal static IResult Masked([AsParameters] PageRequest page, [AsParameters] BeneficiaryFilter filter, RegistryDb db, CurrentUser user, FieldProtector protector, TimeProvider clock) =>
        Write(page, filter, db, user.Reach, protector, clock, full: false);

    /// <summary>What is taken out is on record before the first line leaves.</summary>
    internal static async Task<IResult> FullAsync(
        string? reason, [AsParameters] PageRequest page, [AsParameters] BeneficiaryFilter filter, RegistryDb db, CurrentUser user, FieldProtector protector, TimeProvider clock, CancellationToken ct)
    {
        db.Record(new("beneficiary", "", AuditActions.Read)
        {
            Reason = Reasons.Require(reason),
            CommunityId = filter.Community,
            Changes = new Dictionary<string, (object?, object?)> { ["exported"] = (null, db.Matching(filter, page.Search, user.Reach, protector, clock).Count()) },
        });
        await db.SaveChangesAsync(ct);
        return Write(page, filter, db, user.Reach, protector, clock, full: true);
    }

    private static IResult Write(PageRequest page, BeneficiaryFilter filter, RegistryDb db, Reach reach, FieldProtector protector, TimeProvider clock, bool full)
    {
        var culture = CultureInfo.CurrentUICulture;
        var found = ListBeneficiaries.Sorts.Order(db.Matching(filter, page.Search, reach, protector, clock), page.Sort)
            .Select(b => new
            {
                Beneficiary = b,
                Community = db.Communities.Where(c => c.Id == b.CommunityId).Select(c => c.Name).FirstOrDefault(),
                Pairs = db.Pairs.Count(p => p.HelpedBeneficiaryId == b.Id && p.EndedOn == null),
            });
        return Csv.Result("beneficiaries.csv", Labels.Of("beneficiary", Columns, culture), found.AsAsyncEnumerable().Select(object?[] (row) =>
        {
            var b = row.Beneficiary;
            string? Show(Sealed? value, Func<string, string> mask) => full ? protector.Open(value) : protector.Show(value, mask);
            return
            [
                Labels.Of($"beneficiary.{b.Kind}", culture), Show(b.Name, Mask.Name), Show(b.Phone, Mask.Phone), Show(b.IdentityNumber, Mask.IdentityNumber), Show(b.Address, Mask.Address),
                row.Community, b.ConsentOn, b.RegisteredOn, b.LastContactOn, b.RetainUntil, row.Pairs,
            ];
        }));
    }
}
