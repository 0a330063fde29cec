using System.Linq.Expressions;
using Linli.ActivityService.Data;
using Linli.ActivityService.Directory;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.ServiceCards;

/// <summary>Service cards of the communities in reach, and of the units in reach.</summary>
internal static class ListServiceCards
{
    /// <param name="State"><c>open</c> or <c>acknowledged</c>; both unless told.</param>
    internal sealed record Filter(Guid? Community = null, Guid? Unit = null, Guid? Member = null, int? Year = null, int? Quarter = null, string? State = null);

    internal sealed record Item(
        Guid Id, Guid CommunityId, string CommunityName, Guid MemberId, Guid? UnitId, string? UnitName, int Year, int Quarter, string Number,
        int Activities, int Minutes, string? Remark, DateTimeOffset IssuedAt, DateTimeOffset? AcknowledgedAt, string? Reply);

    private static readonly Sorts<ServiceCard> Sorts = new Sorts<ServiceCard>(c => c.Id).By("-number", c => c.Number).By("minutes", c => c.Minutes);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/service-cards", Handle)
        .WithSummary("Service cards by community, unit, member, quarter and state; found by the start of their number; sorted by number or minutes")
        .RequirePermission(Permissions.ActivityRead);

    internal static async Task<Ok<Page<Item>>> Handle([AsParameters] PageRequest page, [AsParameters] Filter filter, ActivityDb db, CurrentUser user, CancellationToken ct) =>
        TypedResults.Ok(await Sorts.PageAsync(Matching(db, user, filter, page.Search), page, Describe(db, user), ct));

    internal static Expression<Func<ServiceCard, Item>> Describe(ActivityDb db, CurrentUser user)
    {
        var names = db.NamesFor(user);
        return c => new Item(
            c.Id, c.CommunityId, db.Communities.First(x => x.Id == c.CommunityId).Name, c.MemberId, c.UnitId, names.Where(u => u.Id == c.UnitId).Select(u => u.Name).FirstOrDefault(),
            c.Year, c.Quarter, c.Number, c.Activities, c.Minutes, c.Remark, c.IssuedAt, c.AcknowledgedAt, c.Reply);
    }

    /// <summary>A member's own permission to read activities says nothing about other members' cards.</summary>
    internal static IQueryable<ServiceCard> Visible(ActivityDb db, CurrentUser user)
    {
        var (work, units) = (user.ReachOf(Permissions.ActivityEdit), db.UnitsWithin(user.ReachOf(Permissions.UnitEdit)));
        return work.All
            ? db.ServiceCards.AsNoTracking()
            : db.ServiceCards.AsNoTracking().Where(c => work.Communities.Contains(c.CommunityId) || units.Contains(c.UnitId!.Value) || db.Members.Any(m => m.Id == c.MemberId && m.PersonId == user.Id));
    }

    private static IQueryable<ServiceCard> Matching(ActivityDb db, CurrentUser user, Filter filter, string? search)
    {
        var cards = Visible(db, user);
        cards = filter.Community is { } community ? cards.Where(c => c.CommunityId == community) : cards;
        cards = filter.Unit is { } unit ? cards.Where(c => db.PartsOf(unit).Contains(c.UnitId!.Value)) : cards;
        cards = filter.Member is { } member ? cards.Where(c => c.MemberId == member) : cards;
        cards = filter.Year is { } year ? cards.Where(c => c.Year == year) : cards;
        cards = filter.Quarter is { } quarter ? cards.Where(c => c.Quarter == quarter) : cards;
        cards = search is null ? cards : cards.Where(c => c.Number.StartsWith(search));
        return filter.State switch
        {
            "open" => cards.Where(c => c.AcknowledgedAt == null),
            "acknowledged" => cards.Where(c => c.AcknowledgedAt != null),
            _ => cards,
        };
    }
}
