using System.Collections.Frozen;
using System.Text.Json;
using Linli.Contracts;

namespace Linli.ServiceDefaults.Messaging;

/// <summary>Names on the wire: namespace below <c>Linli.Contracts</c> and type, e.g. <c>Registry.V1.PostClaimed</c>.</summary>
public static class EventNames
{
    private static readonly FrozenDictionary<string, Type> Types = typeof(IEvent).Assembly.GetTypes()
        .Where(t => t.IsAssignableTo(typeof(IEvent)) && t is { IsAbstract: false, IsInterface: false })
        .ToFrozenDictionary(Of);

    /// <summary>camelCase, as the HTTP APIs.</summary>
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>All events that this build knows.</summary>
    public static IEnumerable<Type> All => Types.Values;

    /// <summary>The event's name on the wire.</summary>
    public static string Of(Type @event) => @event.FullName!["Linli.Contracts.".Length..];

    /// <summary>Reads a message body; null when this build does not know the name (a newer service sent it).</summary>
    /// <exception cref="JsonException">The body is no such event.</exception>
    public static IEvent? Read(string name, ReadOnlySpan<byte> body) =>
        Types.TryGetValue(name, out var type) ? (IEvent?)JsonSerializer.Deserialize(body, type, Json) : null;
}

/// <summary>An event as it came in.</summary>
/// <param name="MessageId">The outbox row's id: the same for each delivery of the same event.</param>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Event">The event.</param>
public sealed record EventEnvelope(Guid MessageId, string Name, IEvent Event)
{
    /// <summary>The event's tenant.</summary>
    public Guid TenantId => Event.TenantId;

    /// <summary>When it happened, UTC.</summary>
    public DateTimeOffset At => Event.At;
}
