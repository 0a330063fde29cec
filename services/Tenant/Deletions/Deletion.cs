using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Tenancy;
using Linli.TenantService.Tenants;

namespace Linli.TenantService.Deletions;

/// <summary>
/// The city's record of deleting a sub-district: asked for, waited out, done. What stays at last is the certificate: code and name, when, by
/// whom and how much, and nothing by which a row or a person could be found.
/// </summary>
internal sealed class Deletion : TenantRow
{
    public const string Waiting = "waiting";
    public const string Erasing = "erasing";
    public const string Done = "done";
    public const string Cancelled = "cancelled";

    private Deletion() { }

    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>The sub-district, while there is one.</summary>
    public Guid? OfTenant { get; private set; }
    public string State { get; private set; } = Waiting;
    public string Reason { get; private set; } = "";
    public DateTimeOffset RequestedAt { get; private set; }
    public string RequestedBy { get; private set; } = "";
    public DateTimeOffset DueAt { get; private set; }
    public string? CancelledBy { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <param name="typedCode">The second question: whoever deletes writes down which one it is.</param>
    public static Deletion Request(Tenant tenant, string typedCode, string reason, CurrentUser by, DateTimeOffset now, TimeSpan wait) =>
        typedCode != tenant.Code ? throw Errors.CodeDiffers()
        : tenant.State != TenantStates.Closed ? throw Errors.NotClosed()
        : new() { Code = tenant.Code, Name = tenant.Name, OfTenant = tenant.TenantId, Reason = reason, RequestedAt = now, RequestedBy = by.Name, DueAt = now + wait };

    public void Cancel(CurrentUser by, DateTimeOffset now)
    {
        if (State != Waiting)
        {
            throw Errors.TooLate();
        }

        (State, CancelledBy, EndedAt) = (Cancelled, by.Name, now);
    }

    public void Begin() => State = Erasing;

    public void Finish(DateTimeOffset now) => (State, EndedAt, OfTenant) = (Done, now, null);
}

/// <summary>What one service removed, as it confirmed it.</summary>
internal sealed class DeletionPart : TenantRow
{
    private DeletionPart() { }

    public DeletionPart(Guid deletionId, string service, long rows, int messages, DateTimeOffset at)
    {
        DeletionId = deletionId;
        Service = service;
        Rows = rows;
        Messages = messages;
        At = at;
    }

    public Guid DeletionId { get; private set; }
    public string Service { get; private set; } = "";
    public long Rows { get; private set; }
    public int Messages { get; private set; }
    public DateTimeOffset At { get; private set; }
}
