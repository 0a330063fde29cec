using System.ComponentModel.DataAnnotations;
using Linli.ActivityService.Data;
using Linli.ActivityService.Directory;
using Linli.Contracts.Activity.V1;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.ServiceCards;

/// <summary>The unit has received a card: its liaison says so, or the community when the paper's receipt comes back.</summary>
internal static class AcknowledgeServiceCard
{
    internal sealed record Request([property: MaxLength(200)] string? Reply = null);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/service-cards/{id:guid}/acknowledge", Handle)
        .WithSummary("Acknowledge a service card on behalf of the member's unit")
        .RequirePermission(Permissions.UnitEdit);

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, ActivityDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var card = await db.ServiceCards.SingleOrDefaultAsync(c => c.Id == id, ct);
        if (card is null || !(user.Reach.Covers(card.CommunityId) || await db.UnitsWithin(user.Reach).AnyAsync(unit => unit == card.UnitId, ct)))
        {
            return TypedResults.NotFound();
        }

        card.Acknowledge(request.Reply.OrNull(), user.Id, clock.GetUtcNow());
        db.Publish(new ServiceCardAcknowledged(card.TenantId, card.AcknowledgedAt!.Value, card.Id, card.CommunityId, card.MemberId, card.UnitId, card.Year, card.Quarter));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
