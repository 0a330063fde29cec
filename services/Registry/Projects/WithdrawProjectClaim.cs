using System.ComponentModel.DataAnnotations;
using Linli.RegistryService.Data;
using Linli.RegistryService.Needs;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Projects;

internal static class WithdrawProjectClaim
{
    internal sealed record Request([property: Required, MaxLength(NeedRules.ReasonLength)] string Reason);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/project-claims/{id:guid}/withdraw", Handle)
        .RequirePermission(Permissions.ProjectClaim)
        .WithSummary("A unit draws back from a project: its place is free again. For a liaison the own unit's.");

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Request request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var found = await db.ProjectClaims.Where(c => c.Id == id).Select(c => new { c.ProjectId, c.UnitId, c.CommunityId }).SingleOrDefaultAsync(ct);
        if (found is null || !user.Reach.CoversUnit(found.UnitId, found.CommunityId) || await db.LockProjectAsync(found.ProjectId, ct) is not { } project)
        {
            return TypedResults.NotFound();
        }
        var claim = await db.ProjectClaims.SingleAsync(c => c.Id == id, ct);
        var (now, today, former) = (clock.GetUtcNow(), clock.Today(), project.State);
        project.Release(claim, request.Reason.Trim(), today);
        db.TellState(project, former, now, today);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
