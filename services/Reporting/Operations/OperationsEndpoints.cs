namespace Linli.ReportingService.Operations;

internal static class OperationsEndpoints
{
    internal static void MapOperations(this IEndpointRouteBuilder app)
    {
        var operations = app.MapGroup("/operations").WithTags("Operations");
        ListQueues.Map(operations);
        var errors = operations.MapGroup("/errors");
        ListErrors.Map(errors);
        ReplayError.Map(errors);
        DiscardError.Map(errors);
    }
}
