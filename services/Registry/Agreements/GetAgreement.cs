using Linli.RegistryService.Data;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Agreements;

internal static class GetAgreement
{
    /// <param name="Former">The one that this goes on with.</param>
    /// <param name="Following">The one that goes on with this, draft or signed.</param>
    internal sealed record Response(
        Guid Id, uint Version, Guid CommunityId, string CommunityName, string Title, IReadOnlyList<string> WorkAreas, DateOnly BeginsOn, DateOnly EndsOn,
        IReadOnlyList<string> CommunityDuties, IReadOnlyList<string> UnitDuties, IReadOnlyList<Party> Parties, string State, DateOnly? SignedOn, string? CommunityOffice,
        DateOnly? EndedOn, string? EndReason, bool IsDue, Other? Former, Other? Following, IReadOnlyList<Scan> Files);

    internal sealed record Scan(Guid Id, string Name, long Bytes, DateTimeOffset UploadedAt);

    internal sealed record Party(Guid UnitId, string Name, string? Office, bool IsRetired);

    internal sealed record Other(Guid Id, string Title, string State, DateOnly BeginsOn, DateOnly EndsOn);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/agreements/{id:guid}", Handle)
        .RequirePermission(Permissions.AgreementRead)
        .WithSummary("One agreement with its parties, duties, signatures and what it follows or is followed by, and its scans.");

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Within(db.Agreements.AsNoTracking(), user.Reach).SingleOrDefaultAsync(a => a.Id == id, ct) is not { } agreement)
        {
            return TypedResults.NotFound();
        }
        var community = await db.Communities.Where(c => c.Id == agreement.CommunityId).Select(c => c.Name).SingleAsync(ct);
        var parties = await db.AgreementParties.AsNoTracking().Where(p => p.AgreementId == id).OrderBy(p => p.Position)
            .Join(db.NamesFor(user), p => p.UnitId, u => u.Id, (p, u) => new { p.Position, p.Office, Unit = u, IsRetired = db.Units.Any(r => r.Id == u.Id && r.RetiredAt != null) }).ToListAsync(ct);
        var others = await db.Within(db.Agreements.AsNoTracking(), user.Reach).Where(a => a.Id == agreement.RenewsId || (a.RenewsId == id && a.EndReason == null)).ToListAsync(ct);
        await db.RecordShownAsync(parties.Where(p => p.Unit.IsSensitive && p.Unit.Name != SensitiveUnits.Mask).Select(p => p.Unit.Id), ct);
        var isDue = (await db.ViewsAsync([id], clock.Today(), ct))[0].IsDue;
        var files = await db.StoredFiles.AsNoTracking().Where(f => f.AgreementId == id).OrderBy(f => f.UploadedAt).Select(f => new Scan(f.Id, f.Name, f.Bytes, f.UploadedAt)).ToListAsync(ct);
        return TypedResults.Ok(new Response(
            id, agreement.Version, agreement.CommunityId, community, agreement.Title, agreement.WorkAreas, agreement.BeginsOn, agreement.EndsOn,
            agreement.CommunityDuties, agreement.UnitDuties, [.. parties.OrderBy(p => p.Position).Select(p => new Party(p.Unit.Id, p.Unit.Name, p.Office, p.IsRetired))],
            agreement.State, agreement.SignedOn, agreement.CommunityOffice, agreement.EndedOn, agreement.EndReason, isDue,
            OtherOf(others.Find(a => a.Id == agreement.RenewsId)), OtherOf(others.Find(a => a.RenewsId == id)), files));
    }

    private static Other? OtherOf(Agreement? other) => other is null ? null : new(other.Id, other.Title, other.State, other.BeginsOn, other.EndsOn);
}
