using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.Posts;

internal static class ChangePost
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapPut("/posts/{id:guid}", Handle)
        .RequirePermission(Permissions.PostManage)
        .WithSummary("Change a post's name, limit, workload or approval; more places go to the waiting list at once.");

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, PostRequest request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockPostAsync(id, ct) is not { } post || !user.Reach.Covers(post.CommunityId))
        {
            return TypedResults.NotFound();
        }
        post.Change(request.Name.Trim(), request.Limit, request.NeedsApproval, request.MonthlyHours);
        await db.FillAsync(post, clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
