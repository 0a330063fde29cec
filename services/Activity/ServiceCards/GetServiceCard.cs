using Linli.ActivityService.Data;
using Linli.ActivityService.Hours;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.ServiceCards;

/// <summary>One card with the activities behind its numbers.</summary>
internal static class GetServiceCard
{
    /// <param name="Lines">What is recorded now; more or less than the card says when records were corrected after it was written.</param>
    internal sealed record Response(ListServiceCards.Item Card, IReadOnlyList<MemberHours.Line> Lines);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/service-cards/{id:guid}", Handle)
        .WithSummary("A service card with the activities that it counts")
        .RequirePermission(Permissions.ActivityRead);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, ActivityDb db, CurrentUser user, CancellationToken ct)
    {
        if (await ListServiceCards.Visible(db, user).Where(c => c.Id == id).Select(ListServiceCards.Describe(db, user)).SingleOrDefaultAsync(ct) is not { } card)
        {
            return TypedResults.NotFound();
        }

        var period = new Quarter(card.Year, card.Quarter).Period;
        var lines = await MemberHours.OfAsync([card.MemberId], card.Year, db, ct);
        return TypedResults.Ok(new Response(card, [.. lines.Lines.Where(line => line.On >= period.First && line.On <= period.Last && line.CommunityName == card.CommunityName)]));
    }
}
