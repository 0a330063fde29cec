using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Pairs;

internal static class GetPair
{
    /// <param name="MayGiveContact">As in <see cref="PairContacts.MayGiveContact"/>.</param>
    internal sealed record Response(PairView Pair, string? Aim, bool? MayGiveContact, IReadOnlyList<Visit> Visits);

    internal sealed record Visit(Guid Id, DateOnly On, string Outcome, bool HasNote, DateTimeOffset? WithdrawnAt);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/pairs/{id:guid}", Handle)
        .RequirePermission(Permissions.PairRead)
        .WithSummary("One pair with its visits, persons masked and notes closed.");

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, RegistryDb db, CurrentUser user, FieldProtector protector, CancellationToken ct)
    {
        if (await db.Pairs.AsNoTracking().Where(p => p.Id == id).WithSides(db, Reach.Nowhere).SingleOrDefaultAsync(ct) is not { } row || !user.Reach.Covers(row.Pair.CommunityId))
        {
            return TypedResults.NotFound();
        }
        var visits = await db.PairVisits.AsNoTracking().Where(v => v.PairId == id).OrderByDescending(v => v.On).ThenByDescending(v => v.Id)
            .Select(v => new Visit(v.Id, v.On, v.Outcome, v.Note != null, v.WithdrawnAt)).ToListAsync(ct);
        return TypedResults.Ok(new Response(row.Show(protector), row.Pair.Aim, row.MayGiveContact(), visits));
    }
}
