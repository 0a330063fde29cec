using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.Needs;

internal static class ChangeNeed
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapPut("/needs/{id:guid}", Handle)
        .RequirePermission(Permissions.NeedEdit)
        .WithSummary("Correct a need, or give it another quantity or day. The version is the one that was read.");

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, uint version, NeedRequest request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockNeedAsync(id, ct) is not { } need || !user.Reach.Covers(need.CommunityId))
        {
            return TypedResults.NotFound();
        }
        db.Expect(need, version);
        db.Change(need, request.ToFacts(), clock.GetUtcNow(), clock.Today());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
