namespace Linli.ReportingService.Figures;

internal static class FiguresEndpoints
{
    internal static void MapFigures(this IEndpointRouteBuilder app)
    {
        var figures = app.MapGroup("/figures").WithTags("Figures");
        GetOverview.Map(figures);
        GetVersion.Map(figures);
        ExportFigures.Map(figures);
    }
}
