using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Posts;

internal static class GetPost
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/posts/{id:guid}", Handle)
        .RequirePermission(Permissions.PostRead)
        .WithSummary("One post with its places.");

    internal static async Task<Results<Ok<ListPosts.Item>, NotFound>> Handle(Guid id, RegistryDb db, CurrentUser user, CancellationToken ct) =>
        await ListPosts.Describe(db.Posts.AsNoTracking().Where(post => post.Id == id), db, user.Id).SingleOrDefaultAsync(ct) is { } post && user.Reach.Covers(post.CommunityId)
            ? TypedResults.Ok(post)
            : TypedResults.NotFound();
}
