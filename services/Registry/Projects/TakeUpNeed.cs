using System.ComponentModel.DataAnnotations;
using Linli.RegistryService.Data;
using Linli.RegistryService.Needs;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Projects;

/// <summary>A project takes up a need, or leaves it again.</summary>
internal static class TakeUpNeed
{
    internal sealed record Request([property: Required(ErrorMessage = "project.need")] Guid? NeedId);

    internal sealed record Response(Guid Id);

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/projects/{id:guid}/needs", Handle)
            .RequirePermission(Permissions.ProjectEdit)
            .WithSummary("A project is to meet a need of its community. The need goes on until somebody says that it is met.");
        app.MapDelete("/project-needs/{id:guid}", LeaveAsync)
            .RequirePermission(Permissions.ProjectEdit)
            .WithSummary("A project that goes on does not meet a need after all.");
    }

    internal static async Task<Results<Created<Response>, NotFound>> Handle(Guid id, Request request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockProjectAsync(id, ct) is not { } project || !user.Reach.Covers(project.CommunityId))
        {
            return TypedResults.NotFound();
        }
        var need = await db.LockNeedWithinAsync(request.NeedId!.Value, user.ReachOf(Permissions.NeedRead), ct) ?? throw Errors.UnknownNeed();
        var part = project.Meet(need, clock.Today());
        db.ProjectNeeds.Add(part);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/projects/{id}", new Response(part.Id));
    }

    internal static async Task<Results<NoContent, NotFound>> LeaveAsync(Guid id, RegistryDb db, CurrentUser user, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.ProjectNeeds.SingleOrDefaultAsync(n => n.Id == id, ct) is not { } part
            || await db.LockProjectAsync(part.ProjectId, ct) is not { } project || !user.Reach.Covers(project.CommunityId))
        {
            return TypedResults.NotFound();
        }
        project.RefuseWhenEnded();
        db.ProjectNeeds.Remove(part);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
