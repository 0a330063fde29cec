namespace Linli.TenantService.Grids;

internal static class GridEndpoints
{
    internal static void MapGrids(this IEndpointRouteBuilder app)
    {
        var grids = app.MapGroup("/communities/{communityId:guid}/grids").WithTags("Grids");
        ListGrids.Map(grids);
        AddGrid.Map(grids);
        RenameGrid.Map(grids);
        MergeGrids.Map(grids);
        RetireGrid.Map(grids);
    }
}
