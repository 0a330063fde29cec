using System.Collections.Concurrent;

namespace Linli.Gateway.Session;

/// <summary>Callers that ask for the same key at the same time share one piece of work.</summary>
internal sealed class SingleFlight<T>
{
    private readonly ConcurrentDictionary<string, Lazy<Task<T>>> running = new();

    public Task<T> RunAsync(string key, Func<Task<T>> work) =>
        running.GetOrAdd(key, k => new Lazy<Task<T>>(async () =>
        {
            // Off the caller's path: the work must neither run under the lazy value's lock nor end with the first caller.
            await Task.Yield();
            try
            {
                return await work();
            }
            finally
            {
                running.TryRemove(k, out _);
            }
        })).Value;
}
