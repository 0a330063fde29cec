using System.Globalization;
using Linli.Bench.Stand;

namespace Linli.Bench;

/// <summary>What the person at the terminal reads.</summary>
internal static class Report
{
    private static readonly string[] Head = ["", "measured", "control", "ratio", "goal", ""];
    private static double busy;

    public static void Begin(bool quick)
    {
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        busy = Machine.Load();
        Say($"{Environment.ProcessorCount} cores, load {busy:0.0} before anything was started{(quick ? "; quick, so rough" : "")}");
    }

    public static void Say(string text) => Console.Error.WriteLine($"{DateTimeOffset.Now:HH:mm:ss} {text}");

    public static void Print(IReadOnlyList<(Benchmark Benchmark, IReadOnlyList<Figure> Figures)> results)
    {
        var rows = results.SelectMany(r => r.Figures.Select(f => (string[])[$"{r.Benchmark.Name}  {f.What}", f.Measured, f.Control ?? "", f.Ratio ?? "", f.Goal ?? "", Verdict(f)])).ToList();
        var widths = Enumerable.Range(0, Head.Length).Select(i => rows.Prepend(Head).Max(row => row[i].Length)).ToList();
        Console.WriteLine();
        foreach (var row in rows.Prepend(Head))
        {
            Console.WriteLine(string.Join("  ", row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).TrimEnd());
        }

        Console.WriteLine();
        foreach (var (benchmark, figure) in results.SelectMany(r => r.Figures.Where(f => f.How is not null).Select(f => (r.Benchmark, f))))
        {
            Console.WriteLine($"{benchmark.Name}  {figure.What}: {figure.How}");
        }

        if (busy > Environment.ProcessorCount / 2.0)
        {
            Console.WriteLine();
            Console.WriteLine($"The machine was busy with other things (load {busy:0.0} on {Environment.ProcessorCount} cores before the start, {Machine.Load():0.0} now): ratios of neighbouring rounds hold, single figures are worse than they are.");
        }
    }

    private static string Verdict(Figure figure) => figure.IsMet switch { true => "met", false => "MISSED", null => "" };
}
