using System.Globalization;
using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Linli.ServiceDefaults.Messaging;

/// <summary>A message as the broker handed it over; the body is a copy, since the broker's buffer is reused.</summary>
internal sealed record Delivery(ulong Tag, Guid MessageId, string Name, byte[] Body, string? Traceparent, int Attempt)
{
    public const string AttemptHeader = "linli-attempt";
    public const string ErrorHeader = "linli-error";
    public const string FailedAtHeader = "linli-failed-at";

    public static Delivery Of(BasicDeliverEventArgs e) => new(
        e.DeliveryTag,
        Guid.TryParse(e.BasicProperties.MessageId, out var id) ? id : Guid.Empty,
        e.BasicProperties.Type ?? e.RoutingKey,
        e.Body.ToArray(),
        Header(e.BasicProperties, "traceparent"),
        int.TryParse(Header(e.BasicProperties, AttemptHeader), CultureInfo.InvariantCulture, out var attempt) ? attempt : 0);

    public BasicProperties Properties(int attempt, Exception error) => new()
    {
        MessageId = MessageId.ToString(),
        Type = Name,
        Persistent = true,
        ContentType = "application/json",
        Headers = new Dictionary<string, object?>
        {
            ["traceparent"] = Traceparent,
            [AttemptHeader] = attempt.ToString(CultureInfo.InvariantCulture),
            [ErrorHeader] = $"{error.GetType().Name}: {error.Message}",
            [FailedAtHeader] = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture),
        },
    };

    internal static string? Header(IReadOnlyBasicProperties properties, string name) =>
        properties.Headers?.TryGetValue(name, out var value) == true
            ? value switch { byte[] bytes => Encoding.UTF8.GetString(bytes), string text => text, _ => null }
            : null;
}
