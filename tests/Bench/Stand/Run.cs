using Linli.Bench.Tenancy;

namespace Linli.Bench.Stand;

/// <summary>One call of the bench: how long rounds last, and what several benchmarks share.</summary>
internal sealed class Run(bool quick) : IAsyncDisposable
{
    private Platform? platform;
    private RegistryServer? registry;

    public bool IsQuick => quick;

    public int Pairs => quick ? 3 : 7;

    public TimeSpan Round => TimeSpan.FromSeconds(quick ? 1 : 3);

    public TimeSpan WarmUp => TimeSpan.FromSeconds(quick ? 2 : 5);

    /// <summary>How many other tenants have rows.</summary>
    public int Tenants => quick ? 200 : 2_000;

    /// <summary>Started by whoever asks first; only one of the two runs at a time.</summary>
    public async Task<Platform> PlatformAsync(CancellationToken ct)
    {
        await EndRegistryAsync();
        return platform ??= await Platform.StartAsync(Tenants, ct);
    }

    /// <inheritdoc cref="PlatformAsync"/>
    public async Task<RegistryServer> RegistryAsync(CancellationToken ct)
    {
        await EndPlatformAsync();
        return registry ??= await RegistryServer.StartAsync(Tenants, ct);
    }

    /// <summary>Before something that wants the machine for itself.</summary>
    public async Task ClearAsync()
    {
        await EndPlatformAsync();
        await EndRegistryAsync();
    }

    private async Task EndPlatformAsync()
    {
        if (platform is not null)
        {
            await platform.DisposeAsync();
        }

        platform = null;
    }

    private async Task EndRegistryAsync()
    {
        if (registry is not null)
        {
            await registry.DisposeAsync();
        }

        registry = null;
    }

    public async ValueTask DisposeAsync() => await ClearAsync();
}
