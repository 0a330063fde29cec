using Linli.ActivityService.Data;
using Linli.ActivityService.Directory;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Contributions;

/// <summary>One contribution with everything that was ever said about it.</summary>
internal static class GetContribution
{
    internal sealed record Change(string Reason, string By, DateTimeOffset At, ContributionFacts? Former);

    /// <param name="Version">To be sent back with a correction.</param>
    /// <param name="Giver">Who gave: the words, or the unit's name.</param>
    /// <param name="Now">What is said now.</param>
    /// <param name="Voided">Why it does not count any more; null while it does.</param>
    /// <param name="Corrections">Newest first.</param>
    internal sealed record Response(
        Guid Id, uint Version, Guid CommunityId, string CommunityName, string Giver, ContributionFacts Now, Change? Voided, IReadOnlyList<Change> Corrections);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/contributions/{id:guid}", Handle)
        .WithSummary("Read a contribution and its corrections")
        .RequirePermission(Permissions.ContributionRead);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, ActivityDb db, CurrentUser user, CancellationToken ct)
    {
        if (await ContributionFilter.Visible(db, user.Reach).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } c)
        {
            return TypedResults.NotFound();
        }

        var community = await db.Communities.Where(x => x.Id == c.CommunityId).Select(x => x.Name).SingleAsync(ct);
        var giver = c.Giver ?? await db.NamesFor(user).Where(u => u.Id == c.GiverUnitId).Select(u => u.Name).SingleAsync(ct);
        var revisions = await db.ContributionRevisions.AsNoTracking().Where(r => r.ContributionId == id).OrderByDescending(r => r.Id).ToListAsync(ct);
        return TypedResults.Ok(new Response(
            id, c.Version, c.CommunityId, community, giver, c.Facts(), c.Voided is { } v ? new Change(v.Text, v.ByName, v.At, null) : null,
            [.. revisions.Select(r => new Change(r.Reason.Text, r.Reason.ByName, r.Reason.At, r.Former))]));
    }
}
