using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.Projects;

internal static class ListProjects
{
    /// <param name="Taken">How many units have taken it on.</param>
    internal sealed record Item(
        Guid Id, Guid CommunityId, string CommunityName, string Title, string Kind, string WorkArea, string Goal, int Aim, int Reached, string Measure, int Places, int Taken,
        DateOnly StartsOn, DateOnly DueOn, ProjectState State, DateOnly? EndedOn);

    internal static readonly Sorts<Project> Sorts = new Sorts<Project>(p => p.Id)
        .By("dueOn", p => p.DueOn)
        .By("-proposedOn", p => p.ProposedOn)
        .By("title", p => p.Title);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/projects", Handle)
        .RequirePermission(Permissions.ProjectRead)
        .WithSummary("Projects by community, kind, work area, unit and state; q is part of the title, its pinyin or initials; sorted by dueOn, proposedOn or title.");

    internal static async Task<Ok<Page<Item>>> Handle([AsParameters] PageRequest page, [AsParameters] ProjectFilter filter, RegistryDb db, CurrentUser user, CancellationToken ct) =>
        TypedResults.Ok(await Sorts.PageAsync(
            db.Matching(filter, page.Search, user.Reach), page,
            p => new Item(
                p.Id, p.CommunityId, db.Communities.Where(c => c.Id == p.CommunityId).Select(c => c.Name).First(), p.Title, p.Kind, p.WorkArea, p.Goal, p.Aim, p.Reached, p.Measure,
                p.Places, p.Taken, p.StartsOn, p.DueOn, p.State, p.EndedOn),
            ct));
}
