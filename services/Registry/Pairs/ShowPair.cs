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
        var contact = (await db.ContactsAsync([row], protector, ct))[id];
        var notes = await db.PairVisits.AsNoTracking().Where(v => v.PairId == id && v.Note != null).Select(v => new { v.Id, v.Note }).ToListAsync(ct);
        return TypedResults.Ok(new Response(
            contact.HelperName, contact.HelperPhone, contact.HelpedName, contact.HelpedPhone, contact.HelpedAddress, protector.Open(row.Pair.ResultNote),
            notes.ToDictionary(v => v.Id, v => protector.Open(v.Note)!)));
    }
}
