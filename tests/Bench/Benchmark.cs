using Linli.Bench.Stand;

namespace Linli.Bench;

/// <summary>One of quality.md's promises.</summary>
internal sealed record Benchmark(string Name, string What, Func<Run, CancellationToken, Task<IReadOnlyList<Figure>>> MeasureAsync)
{
    public bool IsCalled(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>One line of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Measured">With its unit.</param>
/// <param name="Control">What it stands beside, taken in the same run; null where there is nothing to compare.</param>
/// <param name="Ratio">Measured ÷ control, or what else is judged.</param>
/// <param name="Goal">As in quality.md; null: shown to explain, not judged.</param>
/// <param name="IsMet">Null where there is no goal.</param>
/// <param name="How">How the figure was taken, in one line.</param>
internal sealed record Figure(string What, string Measured, string? Control = null, string? Ratio = null, string? Goal = null, bool? IsMet = null, string? How = null);
