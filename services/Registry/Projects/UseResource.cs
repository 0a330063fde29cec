using System.ComponentModel.DataAnnotations;
using Linli.RegistryService.Data;
using Linli.RegistryService.Needs;
using Linli.RegistryService.UnitResources;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Projects;

/// <summary>A project uses what a unit offers, or gives it back.</summary>
internal static class UseResource
{
    /// <param name="Quantity">In the resource's measure; empty: one.</param>
    internal sealed record Request(
        [property: Required(ErrorMessage = "project.resource")] Guid? ResourceId, [property: Range(1, NeedRules.HighestQuantity)] int? Quantity = null);

    internal sealed record Response(Guid Id);

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/projects/{id:guid}/resources", Handle)
            .RequirePermission(Permissions.ProjectClaim)
            .WithSummary("A resource, or a part of it, is promised to a project; for a liaison the own unit's.");
        app.MapPost("/project-resources/{id:guid}/withdraw", WithdrawAsync)
            .RequirePermission(Permissions.ProjectClaim)
            .WithSummary("What was promised to a project that goes on is free again. For a liaison the own unit's.");
    }

    internal static async Task<Results<Created<Response>, NotFound>> Handle(Guid id, Request request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockProjectWithinAsync(id, user.Reach, ct) is not { } project)
        {
            return TypedResults.NotFound();
        }
        var resource = await db.LockResourceWithinAsync(request.ResourceId!.Value, user.Reach, ct) ?? throw Errors.UnknownResource();
        await db.ClaimingUnitAsync(resource.UnitId, user, ct);
        var part = new ProjectResource(project, resource, request.Quantity ?? 1, clock.Today());
        db.ProjectResources.Add(part);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/projects/{id}", new Response(part.Id));
    }

    internal static async Task<Results<NoContent, NotFound>> WithdrawAsync(Guid id, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var found = await db.ProjectResources.Where(r => r.Id == id)
            .Select(r => new { r.ProjectId, r.ResourceId, UnitId = db.Resources.Where(x => x.Id == r.ResourceId).Select(x => x.UnitId).First() }).SingleOrDefaultAsync(ct);
        if (found is null || await db.LockProjectWithinAsync(found.ProjectId, user.Reach, ct) is not { } project || !user.Reach.CoversUnit(found.UnitId, project.CommunityId)
            || await db.LockResourceAsync(found.ResourceId, ct) is not { } resource)
        {
            return TypedResults.NotFound();
        }
        project.RefuseWhenEnded();
        (await db.ProjectResources.SingleAsync(r => r.Id == id, ct)).Withdraw(resource, clock.Today());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
