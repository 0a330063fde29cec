using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Projects;

internal static class ProposeProject
{
    internal sealed record Response(Guid Id);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/communities/{communityId:guid}/projects", Handle)
        .RequirePermission(Permissions.ProjectEdit)
        .WithSummary("Propose a project of a community, with an aim that can be measured.");

    internal static async Task<Results<Created<Response>, NotFound>> Handle(Guid communityId, ProjectRequest request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (!user.Reach.Covers(communityId) || await db.Communities.SingleOrDefaultAsync(c => c.Id == communityId, ct) is not { } community)
        {
            return TypedResults.NotFound();
        }
        community.RefuseWhenRetired();
        var today = clock.Today();
        var project = Project.Propose(communityId, request.ToFacts(), request.On ?? today, today);
        db.Projects.Add(project);
        db.Publish(new ProjectProposed(project.TenantId, clock.GetUtcNow(), project.Id, communityId, project.Kind, project.WorkArea, project.ProposedOn));
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/projects/{project.Id}", new Response(project.Id));
    }
}
