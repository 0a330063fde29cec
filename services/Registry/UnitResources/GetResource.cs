using Linli.RegistryService.Data;
using Linli.RegistryService.Needs;
using Linli.RegistryService.Projects;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.UnitResources;

internal static class GetResource
{
    internal sealed record Response(
        Guid Id, uint Version, Guid UnitId, string UnitName, Guid? CommunityId, string Title, string Kind, string? WorkArea, int? Quantity, string? Measure, int Taken, int Used,
        DateOnly AvailableFrom, DateOnly? AvailableTo, string? Conditions, ResourceState State, DateOnly OfferedOn, DateOnly? EndedOn, string? Reason, IReadOnlyList<UseItem> Uses, IReadOnlyList<ProjectItem> Projects);

    /// <summary>A need that it was claimed for.</summary>
    internal sealed record UseItem(Guid NeedId, string NeedTitle, string CommunityName, int Quantity, ListClaimState State, DateOnly On, DateOnly? EndedOn);

    /// <summary>A project that it was promised to.</summary>
    internal sealed record ProjectItem(Guid ProjectId, string Title, string CommunityName, int Quantity, ListClaimState State, DateOnly On);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/resources/{id:guid}", Handle)
        .RequirePermission(Permissions.ResourceRead)
        .WithSummary("One resource with the needs and projects that it serves, as far as they are in reach.");

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, RegistryDb db, CurrentUser user, CancellationToken ct)
    {
        var units = db.NamesFor(user);
        var found = await db.ResourcesWithin(user.Reach).AsNoTracking().Where(r => r.Id == id)
            .Select(r => new { Resource = r, Unit = units.Where(u => u.Id == r.UnitId).Select(u => u.Name).First(), CommunityId = db.Units.Where(u => u.Id == r.UnitId).Select(u => u.CommunityId).First() })
            .SingleOrDefaultAsync(ct);
        if (found is not { Resource: var r })
        {
            return TypedResults.NotFound();
        }
        var needs = db.NeedsWithin(user.ReachOf(Permissions.NeedRead));
        var uses = await db.NeedClaims.AsNoTracking().Where(c => c.ResourceId == id).OrderBy(c => c.Id)
            .Join(needs, c => c.NeedId, n => n.Id, (c, n) => new UseItem(
                n.Id, n.Title, db.Communities.Where(x => x.Id == n.CommunityId).Select(x => x.Name).First(), c.Quantity, c.State, c.On, c.EndedOn))
            .ToListAsync(ct);
        var projects = await db.ProjectResources.AsNoTracking().Where(x => x.ResourceId == id).OrderBy(x => x.Id)
            .Join(db.ProjectsWithin(user.ReachOf(Permissions.ProjectRead)), x => x.ProjectId, p => p.Id, (x, p) => new ProjectItem(
                p.Id, p.Title, db.Communities.Where(c => c.Id == p.CommunityId).Select(c => c.Name).First(), x.Quantity, x.State, x.On))
            .ToListAsync(ct);
        return TypedResults.Ok(new Response(
            r.Id, r.Version, r.UnitId, found.Unit, found.CommunityId, r.Title, r.Kind, r.WorkArea, r.Quantity, r.Measure, r.Taken, r.Used,
            r.AvailableFrom, r.AvailableTo, r.Conditions, r.State, r.OfferedOn, r.EndedOn, r.Reason, uses, projects));
    }
}
