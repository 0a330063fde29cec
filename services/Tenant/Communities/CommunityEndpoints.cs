namespace Linli.TenantService.Communities;

internal static class CommunityEndpoints
{
    internal static void MapCommunities(this IEndpointRouteBuilder app)
    {
        var communities = app.MapGroup("/communities").WithTags("Communities");
        ListCommunities.Map(communities);
        ExportCommunities.Map(communities);
        GetCommunity.Map(communities);
        GetHistory.Map(communities);
        CreateCommunity.Map(communities);
        RenameCommunity.Map(communities);
        MergeCommunities.Map(communities);
        SplitCommunity.Map(communities);
        RetireCommunity.Map(communities);
    }
}
