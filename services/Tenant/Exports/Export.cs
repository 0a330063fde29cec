using Linli.ServiceDefaults.Tenancy;

namespace Linli.TenantService.Exports;

/// <summary>
/// One archive of everything that the sub-district keeps in all services, from the wish to its removal. The city sees that there is one,
/// so that the work finds it without knowing whose; who wished for it stands in <see cref="ExportStep"/>.
/// </summary>
internal sealed class Export : TenantRow, ICityReadable, IStaysBehind
{
    public const string Waiting = "waiting";
    public const string Running = "running";
    public const string Done = "done";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";
    public const string Expired = "expired";

    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    private Export() { }

    public string State { get; private set; } = Waiting;
    public DateTimeOffset RequestedAt { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>Whoever works on it renews this; when it has passed, another one starts over.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }

    public int PartsDone { get; private set; }
    public int Parts { get; private set; }
    public long Rows { get; private set; }
    public long Bytes { get; private set; }

    /// <summary>Of the whole archive, hexadecimal.</summary>
    public string? Sha256 { get; private set; }

    public bool IsUnderWay => State is Waiting or Running;

    public static Export Request(int parts, DateTimeOffset now) => new() { Parts = parts, RequestedAt = now };

    public void Begin(DateTimeOffset now) => (State, LeasedUntil, PartsDone, Rows, Bytes) = (Running, now + Lease, 0, 0, 0);

    public void Advance(int parts, long rows, long bytes, DateTimeOffset now) => (PartsDone, Rows, Bytes, LeasedUntil) = (parts, rows, bytes, now + Lease);

    public void Finish(string sha256, long bytes, DateTimeOffset now) =>
        (State, Sha256, Bytes, FinishedAt, ExpiresAt, LeasedUntil) = (Done, sha256, bytes, now, now + KeptFor, null);

    public void Fail(DateTimeOffset now) => (State, FinishedAt, LeasedUntil) = (Failed, now, null);

    public void Cancel(DateTimeOffset now)
    {
        if (!IsUnderWay)
        {
            throw Errors.NotUnderWay();
        }

        (State, FinishedAt, LeasedUntil) = (Cancelled, now, null);
    }

    public void Expire() => State = Expired;
}
