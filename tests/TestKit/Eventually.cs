namespace Linli.TestKit;

/// <summary>For what other services learn a moment later: asks again until it is so, or fails with the last answer.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task<T> Async<T>(Func<Task<T>> ask, Func<T, bool> isSo)
    {
        var until = DateTimeOffset.UtcNow + Patience;
        while (true)
        {
            var answer = await ask();
            if (isSo(answer))
            {
                return answer;
            }

            if (DateTimeOffset.UtcNow > until)
            {
                throw new TimeoutException($"Still {answer} after {Patience.TotalSeconds:0} s.");
            }

            await Task.Delay(Pause);
        }
    }

    public static Task Async(Func<Task<bool>> isSo) => Async(isSo, so => so);
}
