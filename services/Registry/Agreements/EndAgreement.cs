using System.ComponentModel.DataAnnotations;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.Agreements;

internal static class EndAgreement
{
    /// <param name="On">The first day without it; empty for today.</param>
    internal sealed record Request([property: Required, MaxLength(AgreementRules.ReasonLength)] string Reason, DateOnly? On = null);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/agreements/{id:guid}/end", Handle)
        .RequirePermission(Permissions.AgreementEdit)
        .WithSummary("End an agreement before its term is over, with the reason.");

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockAgreementAsync(id, ct) is not { } agreement || !user.Reach.Covers(agreement.CommunityId))
        {
            return TypedResults.NotFound();
        }
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        agreement.End(request.On ?? today, request.Reason.Trim(), today);
        await db.PublishEndedAsync(agreement, now, ct);
        if (agreement.RenewsId is { } former)
        {
            (await db.LockAgreementAsync(former, ct))!.WaitAgain();
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
