using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.Needs;

internal static class ListNeeds
{
    /// <param name="Taken">How much of the quantity units have claimed.</param>
    internal sealed record Item(
        Guid Id, Guid CommunityId, string CommunityName, string Title, string Kind, string WorkArea, string Group, int? Quantity, string? Measure, int Taken,
        DateOnly WantedBy, DateOnly EnteredOn, DateOnly WaitingSince, NeedState State, DateOnly? EndedOn);

    internal static readonly Sorts<Need> Sorts = new Sorts<Need>(n => n.Id)
        .By("wantedBy", n => n.WantedBy)
        .By("-enteredOn", n => n.EnteredOn)
        .By("title", n => n.Title);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/needs", Handle)
        .RequirePermission(Permissions.NeedRead)
        .WithSummary("Needs by community, kind, work area, claiming unit and state; q is part of the title, its pinyin or initials; sorted by wantedBy, enteredOn or title.");

    internal static async Task<Ok<Page<Item>>> Handle([AsParameters] PageRequest page, [AsParameters] NeedFilter filter, RegistryDb db, CurrentUser user, CancellationToken ct) =>
        TypedResults.Ok(await Sorts.PageAsync(
            db.Matching(filter, page.Search, user.Reach), page,
            n => new Item(
                n.Id, n.CommunityId, db.Communities.Where(c => c.Id == n.CommunityId).Select(c => c.Name).First(), n.Title, n.Kind, n.WorkArea, n.Group, n.Quantity, n.Measure, n.Taken,
                n.WantedBy, n.EnteredOn, n.WaitingSince, n.State, n.EndedOn),
            ct));
}
