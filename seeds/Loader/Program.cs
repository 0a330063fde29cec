using Linli.Loader;

// Loads the demo city through the public API:  Loader [--gateway http://localhost:8080] [--seeds FOLDER] [--password WORD] [--mark FILE]
// With a mark, whatever was loaded before is not loaded again.
var gateway = new Uri(Argument("--gateway") ?? Environment.GetEnvironmentVariable("Linli__PublicAddress") ?? "http://localhost:8080");
var folder = Argument("--seeds") ?? Path.Combine(AppContext.BaseDirectory, "seeds");
var password = Argument("--password") ?? Environment.GetEnvironmentVariable("Linli__DemoPassword") ?? "Linli-demo-2026";
var mark = new LoadedMark(Argument("--mark") ?? Environment.GetEnvironmentVariable("Linli__LoadedMark"), folder);

using var cancel = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    cancel.Cancel();
};
try
{
    var city = await CitySeed.ReadAsync(folder, cancel.Token);
    if (!mark.Matches)
    {
        await Progress.RunAsync(progress => new LoadCity(gateway, password, city, progress).RunAsync(cancel.Token));
        mark.Leave();
    }

    SignIns.Print(gateway, password, city);
    return 0;
}
catch (Exception e) when (e is LoadException or HttpRequestException or IOException or OperationCanceledException)
{
    Console.Error.WriteLine(cancel.IsCancellationRequested ? "Stopped. Run it again to go on." : $"The demo city could not be loaded: {e.Message}");
    return 1;
}

string? Argument(string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;
