using System.ComponentModel.DataAnnotations;
using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.RegistryService.Posts;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Members;

internal static class LeaveCommunity
{
    internal sealed record Request(DateOnly? On = null, [property: MaxLength(MemberRules.ReasonLength)] string? Reason = null);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/members/{id:guid}/leave", Handle)
        .RequirePermission(Permissions.MemberEdit)
        .WithSummary("A member leaves the community; the places they hold go to those who wait.");

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Request request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockMemberAsync(id, ct) is not { } member || !user.Reach.Covers(member.CommunityId))
        {
            return TypedResults.NotFound();
        }
        var on = Days.NotInTheFuture(request.On, clock);
        var now = clock.GetUtcNow();
        var current = await db.ReportIns.SingleOrDefaultAsync(r => r.MemberId == id && r.LeftOn == null, ct);
        member.Leave(current, on, Text.OrNull(request.Reason));
        await db.GiveBackAllAsync(member, now, ct);
        db.Publish(new MemberLeft(member.TenantId, now, member.Id, member.CommunityId, member.UnitId, on));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
