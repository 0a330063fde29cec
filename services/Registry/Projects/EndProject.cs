using System.ComponentModel.DataAnnotations;
using Linli.RegistryService.Data;
using Linli.RegistryService.Needs;
using Linli.RegistryService.UnitResources;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Projects;

/// <summary>Start, finish or cancel a project; its claims and resources go with it, its needs do not.</summary>
internal static class EndProject
{
    /// <param name="Result">What came of it.</param>
    /// <param name="Reached">How much of the aim there is.</param>
    /// <param name="On">Empty for today.</param>
    internal sealed record FinishRequest(
        [property: Required, MaxLength(NeedRules.NoteLength)] string Result,
        [property: Required(ErrorMessage = "project.reached"), Range(0, ProjectRules.HighestAim)] int? Reached,
        DateOnly? On = null);

    internal sealed record CancelRequest([property: Required, MaxLength(NeedRules.ReasonLength)] string Reason);

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/projects/{id:guid}/start", StartAsync)
            .RequirePermission(Permissions.ProjectEdit)
            .WithSummary("Work on a project begins, with the units that there are: no further one can take it on.");
        app.MapPost("/projects/{id:guid}/finish", FinishAsync)
            .RequirePermission(Permissions.ProjectEdit)
            .WithSummary("A project is done, with what came of it and how much of its aim there is.");
        app.MapPost("/projects/{id:guid}/cancel", CancelAsync)
            .RequirePermission(Permissions.ProjectEdit)
            .WithSummary("A project is given up, with the reason; what was promised to it is free again.");
    }

    internal static Task<Results<NoContent, NotFound>> StartAsync(Guid id, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct) =>
        ChangeAsync(id, db, user, clock, (project, _, _, today) => project.Start(today), ct);

    internal static Task<Results<NoContent, NotFound>> FinishAsync(Guid id, FinishRequest request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct) =>
        ChangeAsync(id, db, user, clock, (project, claims, parts, today) =>
        {
            project.Finish(request.Result.Trim(), request.Reached!.Value, request.On ?? today, today);
            claims.ForEach(claim => claim.Finish(project.EndedOn!.Value));
            parts.ForEach(p => p.Part.Finish(p.Resource, project.EndedOn!.Value));
        }, ct);

    internal static Task<Results<NoContent, NotFound>> CancelAsync(Guid id, CancelRequest request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct) =>
        ChangeAsync(id, db, user, clock, (project, claims, parts, today) =>
        {
            project.Cancel(request.Reason.Trim(), today);
            claims.ForEach(claim => claim.Withdraw(request.Reason.Trim(), today));
            parts.ForEach(p => p.Part.Withdraw(p.Resource, today));
        }, ct);

    private static async Task<Results<NoContent, NotFound>> ChangeAsync(
        Guid id, RegistryDb db, CurrentUser user, TimeProvider clock,
        Action<Project, List<ProjectClaim>, List<(ProjectResource Part, Resource Resource)>, DateOnly> change, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockProjectAsync(id, ct) is not { } project || !user.Reach.Covers(project.CommunityId))
        {
            return TypedResults.NotFound();
        }
        var claims = await db.ProjectClaims.Where(c => c.ProjectId == id && c.State == ListClaimState.Held).ToListAsync(ct);
        var parts = await db.LockPartsAsync(id, ct);
        var (former, now, today) = (project.State, clock.GetUtcNow(), clock.Today());
        change(project, claims, parts, today);
        db.TellState(project, former, now, today);
        db.TellEnded(parts.Select(p => p.Resource), now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
