using Linli.ServiceDefaults.Messaging;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.ReportingService.Operations;

internal static class DiscardError
{
    public static void Map(IEndpointRouteBuilder errors) =>
        errors.MapDelete("/{service}/{messageId:guid}", Handle).RequirePermission(Permissions.OperationsManage)
            .WithSummary("Remove the message for good");

    internal static async Task<Results<NoContent, NotFound>> Handle(string service, Guid messageId, FailedMessages queue, CancellationToken ct) =>
        ListErrors.Services.Contains(service) && await queue.DiscardAsync(service, messageId, ct) ? TypedResults.NoContent() : TypedResults.NotFound();
}
