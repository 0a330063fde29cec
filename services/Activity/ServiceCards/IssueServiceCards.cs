using System.ComponentModel.DataAnnotations;
using Linli.ActivityService.Data;
using Linli.ActivityService.Directory;
using Linli.Contracts.Activity.V1;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.ServiceCards;

/// <summary>A community writes the cards of a quarter. Written again they have the numbers of now; acknowledged ones stay as they are.</summary>
internal static class IssueServiceCards
{
    /// <param name="MemberIds">Whose; empty for all who did something in the community in that quarter.</param>
    internal sealed record Request([property: Range(1949, 2100)] int Year, [property: Range(1, 4)] int Quarter, [property: MaxLength(1000)] IReadOnlyList<Guid>? MemberIds = null, [property: MaxLength(200)] string? Remark = null);

    /// <param name="Kept">Cards that the unit has acknowledged, which stay as they are.</param>
    internal sealed record Response(int Written, int Kept);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/communities/{communityId:guid}/service-cards", Handle)
        .WithSummary("Write the service cards of a quarter, for all members who did something or for some")
        .RequirePermission(Permissions.ActivityEdit);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid communityId, Request request, ActivityDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (!user.Reach.Covers(communityId) || !await db.Communities.AnyAsync(c => c.Id == communityId, ct))
        {
            return TypedResults.NotFound();
        }

        var quarter = new Quarter(request.Year, request.Quarter);
        if (quarter.Period.First > clock.Today())
        {
            throw Errors.NotBegun();
        }

        var services = await db.ServicesAsync(communityId, quarter, ct);
        var wanted = request.MemberIds is { Count: > 0 } some ? some.Distinct().ToList() : [.. services.Keys];
        var members = await db.Members.Where(m => wanted.Contains(m.Id)).OrderBy(m => m.Id).ToListAsync(ct);
        if (members.Count < wanted.Count || members.Exists(m => m.CommunityId != communityId && !services.ContainsKey(m.Id)))
        {
            return TypedResults.NotFound();
        }

        var known = await db.ServiceCards.Where(c => c.CommunityId == communityId && c.Year == quarter.Year && c.Quarter == quarter.Number).ToListAsync(ct);
        var written = members.Where(m => known.Find(c => c.MemberId == m.Id)?.AcknowledgedAt is null).ToList();
        foreach (var member in written)
        {
            var card = known.Find(c => c.MemberId == member.Id) ?? Begin(member, communityId, quarter, known, db);
            card.Write(member.UnitId, services.GetValueOrDefault(member.Id) ?? new(member.Id, 0, 0), request.Remark.OrNull(), user.Id, clock.GetUtcNow());
            db.Publish(new ServiceCardIssued(card.TenantId, card.IssuedAt, card.Id, communityId, member.Id, card.UnitId, card.Year, card.Quarter, card.Activities, card.Minutes));
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(written.Count, members.Count - written.Count));
    }

    private static ServiceCard Begin(Member member, Guid communityId, Quarter quarter, List<ServiceCard> known, ActivityDb db)
    {
        var card = ServiceCard.Of(member, communityId, quarter, $"{quarter.Year}-{quarter.Number}-{known.Count + 1:0000}");
        known.Add(card);
        db.ServiceCards.Add(card);
        return card;
    }
}
