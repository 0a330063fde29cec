namespace Linli.AppHost.Hosting;

/// <summary>Work that is done one piece after the other, in the order in which it was asked for.</summary>
internal sealed class Turn
{
    private readonly Lock _gate = new();
    private Task _last = Task.CompletedTask;

    public Task TakeAsync(Func<Task> work)
    {
        lock (_gate) return _last = AfterAsync(_last, work);
    }

    private static async Task AfterAsync(Task earlier, Func<Task> work)
    {
        await earlier.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        await work();
    }
}
