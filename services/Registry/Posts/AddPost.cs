using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Posts;

internal static class AddPost
{
    internal sealed record Response(Guid Id);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/communities/{communityId:guid}/posts", Handle)
        .RequirePermission(Permissions.PostManage)
        .WithSummary("Add a post to a community.");

    internal static async Task<Results<Created<Response>, NotFound>> Handle(Guid communityId, PostRequest request, RegistryDb db, CurrentUser user, CancellationToken ct)
    {
        if (!user.Reach.Covers(communityId) || await db.Communities.SingleOrDefaultAsync(c => c.Id == communityId, ct) is not { } community)
        {
            return TypedResults.NotFound();
        }
        community.RefuseWhenRetired();
        var position = await db.Posts.CountAsync(post => post.CommunityId == communityId, ct) + 1;
        var post = Post.Open(communityId, PostKinds.Other, request.Name.Trim(), position, request.Limit, request.NeedsApproval, request.MonthlyHours);
        db.Posts.Add(post);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/posts/{post.Id}", new Response(post.Id));
    }
}
