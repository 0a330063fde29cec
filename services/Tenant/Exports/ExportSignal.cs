namespace Linli.TenantService.Exports;

/// <summary>Wakes the worker as soon as somebody asks for an archive.</summary>
internal sealed class ExportSignal : IDisposable
{
    private readonly SemaphoreSlim signal = new(0);

    public void Wake() => signal.Release();

    public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => signal.WaitAsync(atMost, ct);

    public void Dispose() => signal.Dispose();
}
