using Linli.ServiceDefaults.Settings;

namespace Linli.RegistryService.Posts;

internal static class Endpoints
{
    internal static void MapPosts(this IEndpointRouteBuilder app)
    {
        var posts = app.MapGroup("").RequireFeature(Features.Posts);
        ListPosts.Map(posts);
        GetPost.Map(posts);
        AddPost.Map(posts);
        ChangePost.Map(posts);
        ClosePost.Map(posts);
        ListClaims.Map(posts);
        ListPendingClaims.Map(posts);
        ClaimPost.Map(posts);
        WithdrawClaim.Map(posts);
        ReviewClaim.Map(posts);
    }
}
