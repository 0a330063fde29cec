using System.ComponentModel.DataAnnotations;
using Linli.RegistryService.Data;
using Linli.RegistryService.UnitResources;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Needs;

/// <summary>Start, finish or withdraw a need; its claims and the resources behind them go with it.</summary>
internal static class EndNeed
{
    /// <param name="On">Empty for today.</param>
    internal sealed record FinishRequest([property: Required, MaxLength(NeedRules.NoteLength)] string Result, DateOnly? On = null);

    internal sealed record WithdrawRequest([property: Required, MaxLength(NeedRules.ReasonLength)] string Reason);

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/needs/{id:guid}/start", StartAsync)
            .RequirePermission(Permissions.NeedEdit)
            .WithSummary("Work on a need begins, with all of it taken or with what there is: nobody else can claim it.");
        app.MapPost("/needs/{id:guid}/finish", FinishAsync)
            .RequirePermission(Permissions.NeedEdit)
            .WithSummary("A need is done, with what came of it.");
        app.MapPost("/needs/{id:guid}/withdraw", WithdrawAsync)
            .RequirePermission(Permissions.NeedEdit)
            .WithSummary("A need is no longer one, with the reason; what was claimed of it is free again.");
    }

    internal static Task<Results<NoContent, NotFound>> StartAsync(Guid id, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct) =>
        ChangeAsync(id, db, user, clock, (need, _, today) => need.Start(today), ct);

    internal static Task<Results<NoContent, NotFound>> FinishAsync(Guid id, FinishRequest request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct) =>
        ChangeAsync(id, db, user, clock, (need, claims, today) =>
        {
            need.Finish(request.Result.Trim(), request.On ?? today, today);
            foreach (var (claim, resource) in claims)
            {
                claim.Finish(need.EndedOn!.Value);
                resource?.Use(need, claim);
            }
        }, ct);

    internal static Task<Results<NoContent, NotFound>> WithdrawAsync(Guid id, WithdrawRequest request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct) =>
        ChangeAsync(id, db, user, clock, (need, claims, today) =>
        {
            need.Withdraw(request.Reason.Trim(), today);
            foreach (var (claim, resource) in claims)
            {
                claim.Withdraw(request.Reason.Trim(), today);
                resource?.GiveBack(need, claim);
            }
        }, ct);

    private static async Task<Results<NoContent, NotFound>> ChangeAsync(
        Guid id, RegistryDb db, CurrentUser user, TimeProvider clock, Action<Need, IReadOnlyList<(NeedClaim Claim, Resource? Resource)>, DateOnly> change, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockNeedAsync(id, ct) is not { } need || !user.Reach.Covers(need.CommunityId))
        {
            return TypedResults.NotFound();
        }
        var claims = await db.NeedClaims.Where(c => c.NeedId == id && c.State == ListClaimState.Held).ToListAsync(ct);
        var resources = await db.LockResourcesAsync([.. claims.Select(c => c.ResourceId).OfType<Guid>()], ct);
        var (former, now, today) = (need.State, clock.GetUtcNow(), clock.Today());
        change(need, [.. claims.Select(c => (c, c.ResourceId is { } of ? resources.GetValueOrDefault(of) : null))], today);
        db.TellState(need, former, now, today);
        db.TellEnded(resources.Values, now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
