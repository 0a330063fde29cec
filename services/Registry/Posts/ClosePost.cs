using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.Posts;

internal static class ClosePost
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/posts/{id:guid}/close", Handle)
        .RequirePermission(Permissions.PostManage)
        .WithSummary("Close a post that nobody holds.");

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockPostAsync(id, ct) is not { } post || !user.Reach.Covers(post.CommunityId))
        {
            return TypedResults.NotFound();
        }
        post.Close(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
