namespace Linli.ServiceDefaults.Audit;

/// <summary>Wakes the sealer as soon as entries were committed; many wake-ups in a row are one.</summary>
internal sealed class AuditSignal : IDisposable
{
    private readonly SemaphoreSlim signal = new(0, 1);

    public void Wake()
    {
        try
        {
            signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already awake: the next round takes these entries along.
        }
    }

    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken ct) => signal.WaitAsync(atMost, ct);

    public void Dispose() => signal.Dispose();
}
