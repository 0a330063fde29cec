namespace Linli.TenantService.WorkAreas;

internal static class WorkAreaEndpoints
{
    internal static void MapWorkAreas(this IEndpointRouteBuilder app)
    {
        var areas = app.MapGroup("/work-areas").WithTags("Work areas");
        ListWorkAreas.Map(areas);
        NameWorkAreas.Map(areas);
    }
}
