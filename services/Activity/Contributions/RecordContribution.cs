using System.ComponentModel.DataAnnotations;
using Linli.ActivityService.Data;
using Linli.ActivityService.Directory;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Contributions;

/// <summary>Money, things or service came in.</summary>
internal static class RecordContribution
{
    internal sealed record Request : ContributionBody
    {
        [Required]
        public Guid? CommunityId { get; init; }
    }

    internal sealed record Response(Guid Id);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/contributions", Handle)
        .WithSummary("Record a contribution to a community")
        .RequirePermission(Permissions.ContributionEdit);

    internal static async Task<Results<Created<Response>, NotFound>> Handle(Request request, ActivityDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (!user.Reach.Covers(request.CommunityId)
            || await db.Communities.SingleOrDefaultAsync(c => c.Id == request.CommunityId, ct) is not { } community)
        {
            return TypedResults.NotFound();
        }

        if (request.GiverUnitId is { } unit)
        {
            await db.FindUnitsAsync(community.Id, request.ToFacts().On, [unit], "giverUnitId", ct);
        }
        var contribution = Contribution.Record(community, request.ToFacts(), clock.Today());
        db.Contributions.Add(contribution);
        contribution.Recorded(db, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/contributions/{contribution.Id}", new Response(contribution.Id));
    }
}
