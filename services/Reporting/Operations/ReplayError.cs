using Linli.ServiceDefaults.Messaging;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.ReportingService.Operations;

internal static class ReplayError
{
    public static void Map(IEndpointRouteBuilder errors) =>
        errors.MapPost("/{service}/{messageId:guid}/replay", Handle).RequirePermission(Permissions.OperationsManage)
            .WithSummary("Give the message to its service once more");

    internal static async Task<Results<NoContent, NotFound>> Handle(string service, Guid messageId, FailedMessages queue, CancellationToken ct) =>
        ListErrors.Services.Contains(service) && await queue.ReplayAsync(service, messageId, ct) ? TypedResults.NoContent() : TypedResults.NotFound();
}
