using System.ComponentModel.DataAnnotations;
using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.Members;

internal static class ReportInAgain
{
    internal sealed record Request(Guid CommunityId, DateOnly? On = null, [property: MaxLength(MemberRules.SlipLength)] string? SlipNumber = null);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/members/{id:guid}/report-in", Handle)
        .RequirePermission(Permissions.MemberEdit)
        .WithSummary("A member who left reports in again, here or to another community.");

    internal static async Task<Results<Ok<ReportInMember.Response>, NotFound>> Handle(
        Guid id, Request request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockMemberAsync(id, ct) is not { } member || !user.Reach.Covers(member.CommunityId)
            || !user.Reach.Covers(request.CommunityId) || await db.LockCommunityAsync(request.CommunityId, ct) is not { } community)
        {
            return TypedResults.NotFound();
        }
        var on = Days.NotInTheFuture(request.On, clock);
        db.ReportIns.Add(member.ReportIn(community.Id, on, Text.OrNull(request.SlipNumber) ?? $"{on.Year}-{community.NextSlip():0000}"));
        db.Publish(new MemberReportedIn(member.TenantId, clock.GetUtcNow(), member.Id, community.Id, member.UnitId, on));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new ReportInMember.Response(member.Id, member.SlipNumber, on));
    }
}
