namespace Linli.Loader;

/// <summary>What one service tells another arrives a moment later: asks again until it is there.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task<T> Async<T>(string what, Func<Task<T>> ask, Func<T, bool> isThere, CancellationToken ct)
    {
        for (var until = DateTimeOffset.UtcNow + Patience; DateTimeOffset.UtcNow < until; await Task.Delay(Pause, ct))
        {
            if (await ask() is var answer && isThere(answer))
            {
                return answer;
            }
        }

        throw new LoadException($"{what}: still not there after {Patience.TotalSeconds:0} s");
    }
}
