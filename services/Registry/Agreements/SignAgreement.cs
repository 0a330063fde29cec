using System.ComponentModel.DataAnnotations;
using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.Agreements;

internal static class SignAgreement
{
    /// <summary>Offices, such as 党总支书记 or 局长: who held them need not be known.</summary>
    /// <param name="Offices">One for each unit.</param>
    /// <param name="On">Empty for today.</param>
    internal sealed record Request(
        [property: Required, MaxLength(AgreementRules.OfficeLength)] string CommunityOffice, [property: Required] IReadOnlyList<UnitOffice> Offices, DateOnly? On = null);

    internal sealed record UnitOffice(Guid UnitId, [property: Required, MaxLength(AgreementRules.OfficeLength)] string Office);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/agreements/{id:guid}/sign", Handle)
        .RequirePermission(Permissions.AgreementEdit)
        .WithSummary("Record that an agreement was signed, with the day and each side's office; it is in force from the first day of its term on.");

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockAgreementAsync(id, ct) is not { } agreement || !user.Reach.Covers(agreement.CommunityId))
        {
            return TypedResults.NotFound();
        }
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        agreement.Sign(request.On ?? today, request.CommunityOffice.Trim(), today);
        foreach (var party in await db.PartiesAsync(id, ct))
        {
            party.SignAs((request.Offices.FirstOrDefault(o => o.UnitId == party.UnitId) ?? throw Errors.OfficeMissing()).Office.Trim());
        }
        db.Publish(new AgreementSigned(agreement.TenantId, now, id, agreement.CommunityId, agreement.BeginsOn, agreement.EndsOn, agreement.RenewsId));
        await db.FollowAsync(agreement, today, now, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
