namespace Linli.Gateway.Limits;

/// <summary>Section <c>Limits</c>. A bucket refills at <c>PerMinute</c> and holds <c>Burst</c>.</summary>
internal sealed class LimitOptions
{
    /// <summary>Without a session, by address: an office of a hundred people may sit behind one.</summary>
    public Bucket Address { get; init; } = new() { PerMinute = 6_000, Burst = 1_000 };

    /// <summary>Signed-in person or machine client.</summary>
    public Bucket Person { get; init; } = new() { PerMinute = 1_800, Burst = 300 };

    /// <summary>Everybody of one tenant together.</summary>
    public Bucket Tenant { get; init; } = new() { PerMinute = 18_000, Burst = 3_000 };

    /// <summary>Requests of one tenant at the same time: a slow answer must not use up what the others need.</summary>
    public int TenantConcurrent { get; init; } = 128;

    /// <summary>Sending passwords, codes and client secrets, by address; accounts have their own lockout at Identity.</summary>
    public Bucket SignIn { get; init; } = new() { PerMinute = 60, Burst = 120 };

    public long BodyBytes { get; init; } = 1 << 20;
    public long ImportBytes { get; init; } = 20 << 20;

    /// <summary>A sub-district's whole archive, and what a form adds to it.</summary>
    public long ArchiveBytes { get; init; } = 101 << 20;
    public int HeaderBytes { get; init; } = 16 << 10;

    internal sealed class Bucket
    {
        public int PerMinute { get; init; }
        public int Burst { get; init; }
    }
}
