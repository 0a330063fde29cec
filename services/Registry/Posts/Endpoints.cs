namespace Linli.RegistryService.Posts;

internal static class Endpoints
{
    internal static void MapPosts(this IEndpointRouteBuilder app)
    {
        ListPosts.Map(app);
        GetPost.Map(app);
        AddPost.Map(app);
        ChangePost.Map(app);
        ClosePost.Map(app);
        ListClaims.Map(app);
        ListPendingClaims.Map(app);
        ClaimPost.Map(app);
        WithdrawClaim.Map(app);
        ReviewClaim.Map(app);
    }
}
