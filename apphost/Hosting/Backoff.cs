namespace Linli.AppHost.Hosting;

/// <summary>At once after a first crash, slower with each further one, from the start again after a while of good health.</summary>
internal sealed class Backoff(TimeProvider clock)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan GoodWhile = TimeSpan.FromSeconds(20);

    private TimeSpan _next = First;
    private long _started;

    public void Started() => _started = clock.GetTimestamp();

    public TimeSpan Next()
    {
        if (clock.GetElapsedTime(_started) > GoodWhile) _next = First;
        var delay = _next;
        _next = delay * 2 < Longest ? delay * 2 : Longest;
        return delay;
    }
}
