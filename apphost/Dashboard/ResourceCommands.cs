using Linli.AppHost.Hosting;

namespace Linli.AppHost.Dashboard;

/// <summary>What can be asked of a resource from the dashboard.</summary>
internal static class ResourceCommands
{
    // Names that the dashboard knows: it gives them their place and their shortcut.
    private const string Start = "resource-start";
    private const string Stop = "resource-stop";
    private const string Restart = "resource-restart";

    public static IEnumerable<Wire.ResourceCommand> For(ResourceSnapshot now) =>
    [
        Command(Start, "Start", "Play", now.IsStopped, instead: true),
        Command(Stop, "Stop", "Stop", !now.IsStopped && now.State != ResourceState.Stopping, instead: true),
        Command(Restart, "Restart", "ArrowCounterclockwise", now.State is ResourceState.Running or ResourceState.Restarting, instead: false),
    ];

    public static async Task<Wire.ResourceCommandResponse> ExecuteAsync(string command, ResourceRunner runner)
    {
        try
        {
            await (command switch
            {
                Start => runner.StartAsync(),
                Stop => runner.StopAsync(),
                Restart => runner.RestartAsync(),
                _ => throw new ArgumentException($"Unknown command {command}.", nameof(command)),
            });
            return new() { Kind = Wire.ResourceCommandResponseKind.Succeeded };
        }
        catch (Exception e) when (e is ArgumentException or IOException or InvalidOperationException)
        {
            return new() { Kind = Wire.ResourceCommandResponseKind.Failed, Message = e.Message };
        }
    }

    /// <param name="instead">Start and Stop take each other's place instead of standing there in grey.</param>
    private static Wire.ResourceCommand Command(string name, string title, string icon, bool possible, bool instead) => new()
    {
        Name = name, DisplayName = title, IconName = icon, IconVariant = Wire.IconVariant.Filled, IsHighlighted = true,
        State = possible ? Wire.ResourceCommandState.Enabled
            : instead ? Wire.ResourceCommandState.Hidden
            : Wire.ResourceCommandState.Disabled,
    };
}
