using System.ComponentModel.DataAnnotations;
using Linli.RegistryService.Data;
using Linli.RegistryService.Needs;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.UnitResources;

internal static class ChangeResource
{
    internal sealed record WithdrawRequest([property: Required, MaxLength(NeedRules.ReasonLength)] string Reason);

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapPut("/resources/{id:guid}", Handle)
            .RequirePermission(Permissions.ResourceEdit)
            .WithSummary("Correct a resource, or offer more or less of it. The version is the one that was read.");
        app.MapPost("/resources/{id:guid}/withdraw", WithdrawAsync)
            .RequirePermission(Permissions.ResourceEdit)
            .WithSummary("A resource is no longer to be had, with the reason; refused while needs or projects that go on have claimed it.");
    }

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, uint version, ResourceRequest request, RegistryDb db, CurrentUser user, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockResourceWithinAsync(id, user.Reach, ct) is not { } resource)
        {
            return TypedResults.NotFound();
        }
        await db.RefuseHiddenAsync(resource.UnitId, user, ct);
        db.Expect(resource, version);
        resource.Change(request.ToFacts());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    internal static async Task<Results<NoContent, NotFound>> WithdrawAsync(Guid id, WithdrawRequest request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockResourceWithinAsync(id, user.Reach, ct) is not { } resource)
        {
            return TypedResults.NotFound();
        }
        await db.RefuseHiddenAsync(resource.UnitId, user, ct);
        resource.Withdraw(request.Reason.Trim(), clock.Today());
        db.TellEnded(resource, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
