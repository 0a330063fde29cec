namespace Linli.Gateway.Session;

/// <summary>Section <c>Session</c>.</summary>
internal sealed class SessionOptions
{
    /// <summary>From sign-in, whatever is done.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Without a request; counted in steps of the access token's life.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromHours(2);

    /// <summary>How long an instance believes its memory: a sign-out on another one holds here after this time.</summary>
    public TimeSpan Remember { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Refresh this long before the access token ends, but never in its first two thirds.</summary>
    public TimeSpan RefreshBefore { get; init; } = TimeSpan.FromSeconds(60);
}
