using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using OpenIddict.Server;

namespace Linli.IdentityService.OpenId;

/// <summary>
/// Looks at the folder of keys again and again, rotates them by the calendar, and takes in what changed without a restart, whether
/// this instance, another one, or an operator who put a new file there made the change.
/// </summary>
internal sealed class KeyRotation : BackgroundService, IOptionsChangeTokenSource<OpenIddictServerOptions>
{
    private readonly string folder;
    private readonly KeyTimes times;
    private readonly TimeProvider clock;
    private readonly ILogger<KeyRotation> logger;
    private CancellationTokenSource changed = new();
    private volatile SigningKeys current;
    private string signature;

    public KeyRotation(IConfiguration configuration, TimeProvider clock, ILogger<KeyRotation> logger)
    {
        (this.clock, this.logger) = (clock, logger);
        folder = configuration["Linli:KeysPath"] ?? throw new InvalidOperationException("Linli:KeysPath is missing: the folder of the signing keys.");
        times = configuration.GetSection("Linli:Keys").Get<KeyTimes>() ?? new KeyTimes();
        current = SigningKeys.Load(folder, times, clock.GetUtcNow());
        signature = SigningKeys.Signature(folder, times, clock.GetUtcNow());
    }

    public SigningKeys Current => current;

    string IOptionsChangeTokenSource<OpenIddictServerOptions>.Name => Options.DefaultName;

    IChangeToken IOptionsChangeTokenSource<OpenIddictServerOptions>.GetChangeToken() => new CancellationChangeToken(changed.Token);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(times.Look, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                Look();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException or ArgumentException)
            {
                logger.LogError(e, "The signing keys could not be read; those in memory go on");
            }
        }
    }

    private void Look()
    {
        var now = clock.GetUtcNow();
        SigningKeys.Rotate(folder, times, now);
        if (SigningKeys.Signature(folder, times, now) is var found && found == signature)
        {
            return;
        }

        (current, signature) = (SigningKeys.Load(folder, times, now), found);
        logger.LogInformation("Signing with key {Key}, {Count} published", current.Signing[0].KeyId, current.Signing.Count);
        Interlocked.Exchange(ref changed, new CancellationTokenSource()).Cancel();
    }

    public override void Dispose()
    {
        changed.Dispose();
        base.Dispose();
    }
}
