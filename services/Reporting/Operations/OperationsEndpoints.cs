namespace Linli.ReportingService.Operations;

internal static class OperationsEndpoints
{
    internal static void MapOperations(this IEndpointRouteBuilder app)
    {
        var errors = app.MapGroup("/operations/errors").WithTags("Operations");
        ListErrors.Map(errors);
        ReplayError.Map(errors);
        DiscardError.Map(errors);
    }
}
