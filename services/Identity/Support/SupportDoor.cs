using Linli.ServiceDefaults.Tenancy;

namespace Linli.IdentityService.Support;

/// <summary>
/// A sub-district lets the platform's operators in, until a time and as far as it says. While it is open it is itself what the operators
/// hold there (docs/decisions/0018-support.md): no assignment is made, so none can be passed on or be forgotten.
/// </summary>
internal sealed class SupportDoor : TenantRow
{
    private SupportDoor()
    {
    }

    public SupportDoor(string extent, string reason, int hours, Guid openedBy, DateTimeOffset now) =>
        (Extent, Reason, OpenedBy, OpenedAt, Until) = (extent, reason.Trim(), openedBy, now, now.AddHours(hours));

    /// <summary>The role that operators act in, one of <see cref="Access.RoleCatalogue.SupportRoles"/>.</summary>
    public string Extent { get; private init; } = "";
    public string Reason { get; private init; } = "";
    public Guid OpenedBy { get; private init; }
    public DateTimeOffset OpenedAt { get; private init; }
    public DateTimeOffset Until { get; private init; }

    /// <summary>Closed before its time; or the time that it ran out by itself, noted when the next one is opened.</summary>
    public DateTimeOffset? EndedAt { get; private set; }
    public Guid? EndedBy { get; private set; }

    public bool IsOpen(DateTimeOffset now) => EndedAt is null && Until > now;

    public void End(Guid by, DateTimeOffset now)
    {
        if (!IsOpen(now))
        {
            throw Errors.Ended();
        }

        (EndedAt, EndedBy) = (now, by);
    }

    /// <summary>One that ran out makes room for its successor.</summary>
    public void RunOut(DateTimeOffset now)
    {
        if (IsOpen(now))
        {
            throw Errors.OpenAlready();
        }

        EndedAt ??= Until;
    }
}

/// <summary>An operator came in.</summary>
internal sealed class SupportVisit : TenantRow
{
    private SupportVisit()
    {
    }

    public SupportVisit(Guid door, Guid person, DateTimeOffset now) => (DoorId, PersonId, At) = (door, person, now);

    public Guid DoorId { get; private init; }
    public Guid PersonId { get; private init; }
    public DateTimeOffset At { get; private init; }
}
