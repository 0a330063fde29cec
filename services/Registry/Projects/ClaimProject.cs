using System.ComponentModel.DataAnnotations;
using Linli.RegistryService.Data;
using Linli.RegistryService.Needs;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.Projects;

internal static class ClaimProject
{
    /// <param name="UnitId">The unit that takes it on.</param>
    /// <param name="Part">What it does in it.</param>
    /// <param name="On">Empty for today.</param>
    internal sealed record Request(
        [property: Required(ErrorMessage = "project.unit")] Guid? UnitId, [property: MaxLength(ProjectRules.PartLength)] string? Part = null, DateOnly? On = null);

    internal sealed record Response(Guid Id, ProjectState State);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/projects/{id:guid}/claims", Handle)
        .RequirePermission(Permissions.ProjectClaim)
        .WithSummary("A unit takes a project on while it has a place; for a liaison the own unit.");

    internal static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid id, Request request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockProjectWithinAsync(id, user.Reach, ct) is not { } project)
        {
            return TypedResults.NotFound();
        }
        var unit = await db.ClaimingUnitAsync(request.UnitId, user, ct);
        var (now, today, former) = (clock.GetUtcNow(), clock.Today(), project.State);
        var claim = project.Claim(unit.Id, Text.OrNull(request.Part), request.On ?? today, today);
        db.ProjectClaims.Add(claim);
        db.TellState(project, former, now, today);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/projects/{id}", new Response(claim.Id, project.State));
    }
}
