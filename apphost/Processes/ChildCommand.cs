namespace Linli.AppHost.Processes;

internal enum StopSignal { Term, Int }

/// <summary>What to run, and how it is asked to end.</summary>
internal sealed record ChildCommand(string FileName, params IReadOnlyList<string> Arguments)
{
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public string? WorkingDirectory { get; init; }

    public StopSignal StopSignal { get; init; } = StopSignal.Term;

    /// <summary>How long it may take to end after the signal; then its whole session is killed.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);
}
