using System.ComponentModel.DataAnnotations;
using Linli.RegistryService.Data;
using Linli.RegistryService.Needs;
using Linli.RegistryService.UnitResources;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Projects;

internal static class MeetNeed
{
    /// <param name="Result">What came of the need.</param>
    /// <param name="On">Empty for today.</param>
    internal sealed record Request([property: Required, MaxLength(NeedRules.NoteLength)] string Result, DateOnly? On = null);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/project-needs/{id:guid}/meet", Handle)
        .RequirePermission(Permissions.NeedEdit)
        .WithSummary("Somebody decides that a project that is done has met a need: it ends, with the units that had claimed it and what they used.");

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var part = await db.ProjectNeeds.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, ct);
        if (part is null || await db.LockProjectAsync(part.ProjectId, ct) is not { } project
            || await db.LockNeedAsync(part.NeedId, ct) is not { } need || !user.Reach.Covers(need.CommunityId))
        {
            return TypedResults.NotFound();
        }
        project.RefuseUnlessDone();
        var (now, today, former) = (clock.GetUtcNow(), clock.Today(), need.State);
        need.MeetBy(request.Result.Trim(), request.On ?? today, today);
        await db.FinishClaimsAsync(need, now, ct);
        db.TellState(need, former, now, today);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task FinishClaimsAsync(this RegistryDb db, Need need, DateTimeOffset now, CancellationToken ct)
    {
        var claims = await db.NeedClaims.Where(c => c.NeedId == need.Id && c.State == ListClaimState.Held).ToListAsync(ct);
        var resources = await db.LockResourcesAsync([.. claims.Select(c => c.ResourceId).OfType<Guid>()], ct);
        foreach (var claim in claims)
        {
            claim.Finish(need.EndedOn!.Value);
            if (claim.ResourceId is { } of)
            {
                resources[of].Use(need, claim);
            }
        }
        db.TellEnded(resources.Values, now);
    }
}
