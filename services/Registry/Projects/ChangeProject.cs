using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.Projects;

internal static class ChangeProject
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapPut("/projects/{id:guid}", Handle)
        .RequirePermission(Permissions.ProjectEdit)
        .WithSummary("Correct a project, or give it another aim, day or number of units. The version is the one that was read.");

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, uint version, ProjectRequest request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockProjectAsync(id, ct) is not { } project || !user.Reach.Covers(project.CommunityId))
        {
            return TypedResults.NotFound();
        }
        db.Expect(project, version);
        var (now, today, former, kind, area) = (clock.GetUtcNow(), clock.Today(), project.State, project.Kind, project.WorkArea);
        project.Change(request.ToFacts(), today);
        if (project.Kind != kind || project.WorkArea != area)
        {
            db.Publish(new ProjectChanged(
                project.TenantId, now, id, project.CommunityId, project.Kind, project.WorkArea, project.ProposedOn, project.CommunityId, null));
        }
        db.TellState(project, former, now, today);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
