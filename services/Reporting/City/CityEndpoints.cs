namespace Linli.ReportingService.City;

internal static class CityEndpoints
{
    internal static void MapCity(this IEndpointRouteBuilder app)
    {
        var city = app.MapGroup("/city").WithTags("City");
        GetCityOverview.Map(city);
        ExportTenants.Map(city);
    }
}
