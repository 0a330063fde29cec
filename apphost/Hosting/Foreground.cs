using System.Runtime.InteropServices;

namespace Linli.AppHost.Hosting;

/// <summary>Runs the platform in a terminal until it is told to stop.</summary>
internal static class Foreground
{
    private const int CouldNotStart = 1;
    private const int StoppedImpatiently = 130;

    public static async Task<int> RunAsync(DistributedApplicationBuilder model)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, StopOnce);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, StopOnce);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, StopOnce);
        await using var application = model.Build();
        using var console = new PlatformConsole(application, model.Options);
        try
        {
            await application.StartAsync(stop.Token);
            console.TellWhereToGo(model);
            await Task.Delay(Timeout.Infinite, stop.Token);
            return 0;
        }
        catch (CannotStartException e)
        {
            console.Fail(e.Message);
            return CouldNotStart;
        }
        catch (Exception e) when (stop.IsCancellationRequested && e is (OperationCanceledException or TimeoutException))
        {
            console.TellThatItStops();
            await application.StopAsync();
            console.Say("Stopped.");
            return 0;
        }

        void StopOnce(PosixSignalContext signal)
        {
            signal.Cancel = true;
            // Asked a second time, we leave at once: the pipes close with us, and the reapers end the rest.
            if (stop.IsCancellationRequested) Environment.Exit(StoppedImpatiently);
            stop.Cancel();
        }
    }
}
