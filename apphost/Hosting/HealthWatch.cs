using Linli.AppHost.Resources;

namespace Linli.AppHost.Hosting;

/// <summary>Asks a running resource again and again how it is: often while it is starting or unwell, now and then while it is well.</summary>
internal static class HealthWatch
{
    private static readonly TimeSpan PollWhileStarting = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PollWhenWell = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(Resource resource, Action<HealthReport> tell, CancellationToken ct)
    {
        while (true)
        {
            var report = await ProbeAsync(resource, ct);
            ct.ThrowIfCancellationRequested();
            tell(report);
            await Task.Delay(report.IsHealthy ? PollWhenWell : PollWhileStarting, ct);
        }
    }

    private static async Task<HealthReport> ProbeAsync(Resource resource, CancellationToken ct)
    {
        try
        {
            if (resource.HealthCheck is { } check) await check(ct);
            return new(IsHealthy: true, "");
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            return new(IsHealthy: false, e.Message);
        }
    }
}
