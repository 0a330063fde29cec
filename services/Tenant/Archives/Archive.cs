using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Tenancy;
using Linli.TenantService.Exports;

namespace Linli.TenantService.Archives;

/// <summary>
/// An archive of a sub-district that is not here, from its upload to what became of it. The city's row, since there is no sub-district yet; it leaves
/// with the sub-district that came of it.
/// </summary>
internal sealed class Archive : TenantRow, IStaysBehind
{
    public const string Ready = "ready";
    public const string Running = "running";

    /// <summary>Somebody stopped it: what came in is taken out again.</summary>
    public const string Stopping = "stopping";
    public const string Done = "done";
    public const string Failed = "failed";

    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(3);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private Archive() { }

    public Archive(string fileName, CurrentUser by, DateTimeOffset now) =>
        (FileName, UploadedBy, UploadedAt, ExpiresAt) = (fileName, by.Name, now, now + KeptFor);

    public string FileName { get; private set; } = "";
    public string UploadedBy { get; private set; } = "";
    public DateTimeOffset UploadedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public long Bytes { get; private set; }

    /// <summary>Of the whole file, hexadecimal: the same as on the page of the export.</summary>
    public string Sha256 { get; private set; } = "";

    public Guid OfTenant { get; private set; }

    /// <summary>The audit need not repeat it.</summary>
    [Personal]
    public Manifest Manifest { get; private set; } = Manifest.None;
    public string State { get; private set; } = Ready;

    /// <summary>In whose name the administrators are appointed.</summary>
    public Guid? StartedBy { get; private set; }
    public string? StartedByName { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Whoever works on it renews this; when it has passed, another one takes back what is in and starts over.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }
    public int PartsDone { get; private set; }
    public string? FailureCode { get; private set; }
    public string[] FailureArgs { get; private set; } = [];

    public long Rows => Manifest.Files.Sum(f => f.Rows);

    public void Hold(long bytes, string sha256) => (Bytes, Sha256) = (bytes, sha256);

    public void Passed(Manifest manifest) => (Manifest, OfTenant) = (manifest, manifest.TenantId);

    public void Start(CurrentUser by, DateTimeOffset now)
    {
        if (State is not (Ready or Failed))
        {
            throw Errors.NotNow();
        }

        (State, StartedBy, StartedByName, LeasedUntil, PartsDone, FailureCode, FailureArgs, EndedAt) = (Running, by.Id, by.Name, now, 0, null, [], null);
    }

    public void Take(DateTimeOffset now) => (LeasedUntil, PartsDone) = (now + Lease, 0);

    /// <summary>The last part is the sub-district itself: once that begins it cannot be stopped.</summary>
    public void Advance(int parts, DateTimeOffset now) => (PartsDone, LeasedUntil) = (parts, now + Lease);

    public void Renew(DateTimeOffset now) => LeasedUntil = now + Lease;

    public void Stop()
    {
        if (State != Running)
        {
            throw Errors.NotNow();
        }

        if (PartsDone >= ArchiveTargets.Order.Count - 1)
        {
            throw Errors.TooLate();
        }

        State = Stopping;
    }

    public void Stopped() => (State, LeasedUntil, PartsDone) = (Ready, null, 0);

    public void Finish(DateTimeOffset now) => (State, EndedAt, LeasedUntil, PartsDone) = (Done, now, null, ArchiveTargets.Order.Count);

    public void Fail(string code, IReadOnlyList<string> args, DateTimeOffset now) =>
        (State, FailureCode, FailureArgs, EndedAt, LeasedUntil, PartsDone) = (Failed, code, [.. args], now, null, 0);
}

/// <summary>A piece of the archive, encrypted: it holds personal fields as text.</summary>
internal sealed class ArchiveChunk : TenantRow, IStaysBehind
{
    public const int Size = 1 << 20;

    private ArchiveChunk() { }

    public ArchiveChunk(Guid archiveId, int number, byte[] content) => (ArchiveId, Number, Content) = (archiveId, number, content);

    public Guid ArchiveId { get; private set; }
    public int Number { get; private set; }
    public byte[] Content { get; private set; } = [];
}
