using Linli.RegistryService.Data;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.UnitResources;

internal static class ListResources
{
    /// <param name="Taken">How much of the quantity is promised or used.</param>
    internal sealed record Item(
        Guid Id, Guid UnitId, string UnitName, string? CommunityName, string Title, string Kind, string? WorkArea, int? Quantity, string? Measure, int Taken,
        DateOnly AvailableFrom, DateOnly? AvailableTo, DateOnly OfferedOn, ResourceState State);

    internal static readonly Sorts<Resource> Sorts = new Sorts<Resource>(r => r.Id)
        .By("-offeredOn", r => r.OfferedOn)
        .By("availableFrom", r => r.AvailableFrom)
        .By("title", r => r.Title);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/resources", Handle)
        .RequirePermission(Permissions.ResourceRead)
        .WithSummary("Resources by community, unit, kind, work area and state; q is part of the title or the unit's name, its pinyin or initials; sorted by offeredOn, availableFrom or title.");

    internal static async Task<Ok<Page<Item>>> Handle([AsParameters] PageRequest page, [AsParameters] ResourceFilter filter, RegistryDb db, CurrentUser user, CancellationToken ct)
    {
        var units = db.NamesFor(user);
        return TypedResults.Ok(await Sorts.PageAsync(
            db.Matching(filter, page.Search, user.Reach, user.ReachOf(Permissions.UnitSensitive)), page,
            r => new Item(
                r.Id, r.UnitId, units.Where(u => u.Id == r.UnitId).Select(u => u.Name).First(),
                db.Units.Where(u => u.Id == r.UnitId).SelectMany(u => db.Communities.Where(c => c.Id == u.CommunityId)).Select(c => c.Name).FirstOrDefault(),
                r.Title, r.Kind, r.WorkArea, r.Quantity, r.Measure, r.Taken, r.AvailableFrom, r.AvailableTo, r.OfferedOn, r.State),
            ct));
    }
}
