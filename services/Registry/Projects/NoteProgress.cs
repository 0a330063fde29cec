using System.ComponentModel.DataAnnotations;
using Linli.RegistryService.Data;
using Linli.RegistryService.Needs;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.Projects;

internal static class NoteProgress
{
    /// <param name="Reached">How much of the aim there is by now; empty: no more than before.</param>
    /// <param name="On">Empty for today.</param>
    internal sealed record Request(
        [property: Required, MaxLength(NeedRules.NoteLength)] string Text, [property: Range(0, ProjectRules.HighestAim)] int? Reached = null, DateOnly? On = null);

    internal sealed record Response(Guid Id);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/projects/{id:guid}/notes", Handle)
        .RequirePermission(Permissions.ProjectEdit)
        .WithSummary("Note how a project gets on, and how much of its aim there is.");

    internal static async Task<Results<Created<Response>, NotFound>> Handle(Guid id, Request request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockProjectAsync(id, ct) is not { } project || !user.Reach.Covers(project.CommunityId))
        {
            return TypedResults.NotFound();
        }
        var today = clock.Today();
        var note = project.Tell(request.Text.Trim(), request.Reached, request.On ?? today, today);
        db.ProjectNotes.Add(note);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/projects/{id}", new Response(note.Id));
    }
}
