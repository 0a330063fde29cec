using Linli.ServiceDefaults.Messaging;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.ReportingService.Operations;

internal static class ListErrors
{
    /// <summary>Services that listen to events and so can fail to handle one.</summary>
    internal static readonly IReadOnlyList<string> Services = ["identity", "tenant", "registry", "activity", "reporting"];

    /// <param name="Event">The event's name, e.g. Registry.V1.PostClaimed.</param>
    /// <param name="Body">As it was sent; holds ids and numbers only.</param>
    internal sealed record Response(string Service, Guid MessageId, string Event, string Body, string? Error, DateTimeOffset? FailedAt);

    public static void Map(IEndpointRouteBuilder errors) =>
        errors.MapGet("", Handle).RequirePermission(Permissions.OperationsManage)
            .WithSummary("Messages that a service could not handle, of all services, latest first");

    internal static async Task<Ok<IReadOnlyList<Response>>> Handle(FailedMessages queue, CancellationToken ct)
    {
        var found = new List<Response>();
        foreach (var service in Services)
        {
            found.AddRange((await queue.ReadAsync(service, ct)).Select(m => new Response(m.Service, m.MessageId, m.Event, m.Body, m.Error, m.FailedAt)));
        }

        return TypedResults.Ok<IReadOnlyList<Response>>([.. found.OrderByDescending(m => m.FailedAt)]);
    }
}
