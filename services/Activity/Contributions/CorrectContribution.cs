using System.ComponentModel.DataAnnotations;
using Linli.ActivityService.Activities;
using Linli.ActivityService.Data;
using Linli.ActivityService.Directory;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.ActivityService.Contributions;

/// <summary>Something about a contribution was wrong; what was there before is kept with the reason.</summary>
internal static class CorrectContribution
{
    internal sealed record Request : ContributionBody
    {
        /// <summary>The version that the person saw.</summary>
        [Required]
        public uint? Version { get; init; }

        [Required, MaxLength(ActivityBody.ReasonLength)]
        public string Reason { get; init; } = "";
    }

    internal static void Map(IEndpointRouteBuilder app) => app.MapPut("/contributions/{id:guid}", Handle)
        .WithSummary("Correct a contribution, with a reason")
        .RequirePermission(Permissions.ContributionEdit);

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, ActivityDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockContributionAsync(id, user.Reach, ct) is not { } contribution)
        {
            return TypedResults.NotFound();
        }

        if (request.GiverUnitId is { } unit && unit != contribution.GiverUnitId)
        {
            await db.FindUnitsAsync(contribution.CommunityId, contribution.On, [unit], "giverUnitId", ct);
        }
        db.Expect(contribution, request.Version!.Value);
        var revision = contribution.Correct(request.ToFacts(), Reason.Of(request.Reason, user, clock), clock.Today());
        db.ContributionRevisions.Add(revision);
        contribution.Recorded(db, clock.GetUtcNow(), revision.Former.Amount ?? 0);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
