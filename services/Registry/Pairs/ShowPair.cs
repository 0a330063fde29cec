using Linli.RegistryService.Beneficiaries;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Pairs;

internal static class ShowPair
{
    /// <param name="Notes">By the visit's id.</param>
    internal sealed record Response(
        string? HelperName, string? HelperPhone, string? HelpedName, string? HelpedPhone, string? HelpedAddress, string? ResultNote, IReadOnlyDictionary<Guid, string> Notes);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/pairs/{id:guid}/full", Handle)
        .RequirePermission(Permissions.BeneficiaryDisclose)
        .WithSummary("Names, phones, address and notes of a pair in full, for its contact card or before a visit; who looked and the reason are recorded.")
        .RecordsReading("pair");

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, string? reason, RegistryDb db, CurrentUser user, FieldProtector protector, CancellationToken ct)
    {
        if (await db.Pairs.AsNoTracking().Where(p => p.Id == id).WithSides(db, user.ReachOf(Permissions.UnitSensitive)).SingleOrDefaultAsync(ct) is not { } row || !user.Reach.Covers(row.Pair.CommunityId))
        {
            return TypedResults.NotFound();
        }
        Reasons.Require(reason);
        var pair = row.Pair;
        var phones = await db.Members.AsNoTracking().Where(m => m.Id == pair.HelperMemberId || m.Id == pair.HelpedMemberId).Select(m => new { m.Id, m.Phone }).ToListAsync(ct);
        var liaison = await db.Units.AsNoTracking().Where(u => u.Id == pair.HelperUnitId && pair.HelperKind == SideKinds.Unit).Select(u => new { u.LiaisonPhone }).SingleOrDefaultAsync(ct);
        var notes = await db.PairVisits.AsNoTracking().Where(v => v.PairId == id && v.Note != null).Select(v => new { v.Id, v.Note }).ToListAsync(ct);
        return TypedResults.Ok(new Response(
            row.HelperOf(protector, full: true).Name,
            protector.Open(phones.Find(m => m.Id == pair.HelperMemberId)?.Phone ?? liaison?.LiaisonPhone),
            row.HelpedOf(protector, full: true).Name,
            protector.Open(row.Beneficiary?.Phone ?? phones.Find(m => m.Id == pair.HelpedMemberId)?.Phone),
            protector.Open(row.Beneficiary?.Address),
            protector.Open(pair.ResultNote),
            notes.ToDictionary(v => v.Id, v => protector.Open(v.Note)!)));
    }
}
