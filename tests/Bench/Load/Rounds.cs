namespace Linli.Bench.Load;

/// <summary>Measured thing and control take turns, so that whatever else happens on the machine meets both.</summary>
internal static class Rounds
{
    /// <summary>A B A B …; the ratios and differences that count are those of neighbours.</summary>
    public static async Task<IReadOnlyList<(T A, T B)>> InterleaveAsync<T>(int pairs, Func<Task<T>> a, Func<Task<T>> b)
    {
        var rounds = new List<(T, T)>();
        for (var i = 0; i < pairs; i++)
        {
            rounds.Add((await a(), await b()));
        }

        return rounds;
    }

    public static double Median(this IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    public static double Median<T>(this IEnumerable<T> rounds, Func<T, double> value) => rounds.Select(value).Median();
}
