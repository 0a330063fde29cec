using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Linli.ServiceDefaults.Messaging;

/// <summary>What the dashboard shows of events: sent, handled, failed, and the spans that join a request to its effects.</summary>
internal sealed class MessagingMetrics : IDisposable
{
    public const string Name = "Linli.Messaging";
    public static readonly ActivitySource Source = new(Name);

    private readonly Meter meter = new(Name);

    public MessagingMetrics()
    {
        Sent = meter.CreateCounter<long>("linli.events.sent");
        Handled = meter.CreateCounter<long>("linli.events.handled");
        Repeated = meter.CreateCounter<long>("linli.events.repeated");
        Failed = meter.CreateCounter<long>("linli.events.failed");
    }

    public Counter<long> Sent { get; }
    public Counter<long> Handled { get; }
    public Counter<long> Repeated { get; }
    public Counter<long> Failed { get; }

    public void Dispose() => meter.Dispose();
}
