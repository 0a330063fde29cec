using System.ComponentModel.DataAnnotations;
using Linli.ActivityService.Activities;
using Linli.ActivityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.ActivityService.Contributions;

/// <summary>A contribution was recorded by mistake: no longer counted, and kept to be read.</summary>
internal static class VoidContribution
{
    internal sealed record Request([property: Required, MaxLength(ActivityBody.ReasonLength)] string Reason);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/contributions/{id:guid}/void", Handle)
        .WithSummary("Void a contribution, with a reason")
        .RequirePermission(Permissions.ContributionEdit);

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, ActivityDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockContributionAsync(id, user.Reach, ct) is not { } contribution)
        {
            return TypedResults.NotFound();
        }

        contribution.Void(Reason.Of(request.Reason, user, clock));
        contribution.Recorded(db, clock.GetUtcNow(), contribution.Amount ?? 0);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
