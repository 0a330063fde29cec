using Linli.ServiceDefaults.Messaging;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.ReportingService.Operations;

internal static class ListQueues
{
    /// <param name="Waiting">Messages that the service has not taken in yet.</param>
    /// <param name="Consumers">None: the service is away.</param>
    internal sealed record Response(string Service, long Waiting, long Consumers);

    public static void Map(IEndpointRouteBuilder operations) =>
        operations.MapGet("/queues", Handle).RequirePermission(Permissions.OperationsManage)
            .WithSummary("How many messages wait for each service, and whether it takes them");

    internal static async Task<Ok<IReadOnlyList<Response>>> Handle(QueueDepths queues, CancellationToken ct)
    {
        var depths = await Task.WhenAll(ListErrors.Services.Select(service => queues.ReadAsync(service, ct)));
        return TypedResults.Ok<IReadOnlyList<Response>>([.. depths.Select(d => new Response(d.Service, d.Waiting, d.Consumers))]);
    }
}
