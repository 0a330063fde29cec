using Linli.ActivityService.Directory;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.ActivityService.ServiceCards;

/// <summary>
/// The service card (服务卡) that a community returns to a member's unit for a quarter: what the member did, as it was counted when the
/// card was written. The unit acknowledges it; from then on it stays as it is.
/// </summary>
internal sealed class ServiceCard : TenantRow, ICommunityRow
{
    private ServiceCard() { }

    public Guid CommunityId { get; private set; }
    public Guid MemberId { get; private set; }
    public Guid? UnitId { get; private set; }
    public int Year { get; private set; }
    public int Quarter { get; private set; }
    public string Number { get; private set; } = "";
    public int Activities { get; private set; }
    public int Minutes { get; private set; }

    /// <summary>What the community says of the member's service.</summary>
    public string? Remark { get; private set; }

    public DateTimeOffset IssuedAt { get; private set; }
    public Guid IssuedBy { get; private set; }
    public DateTimeOffset? AcknowledgedAt { get; private set; }
    public Guid? AcknowledgedBy { get; private set; }

    /// <summary>What the unit answered.</summary>
    public string? Reply { get; private set; }

    public static ServiceCard Of(Member member, Guid communityId, Quarter quarter, string number) => new()
    {
        CommunityId = communityId,
        MemberId = member.Id,
        Year = quarter.Year,
        Quarter = quarter.Number,
        Number = number,
    };

    /// <summary>Writes the card, or writes it anew as long as the unit has not acknowledged it.</summary>
    public void Write(Guid? unitId, Service service, string? remark, Guid by, DateTimeOffset now)
    {
        RefuseWhenAcknowledged();
        (UnitId, Activities, Minutes, IssuedBy, IssuedAt) = (unitId, service.Activities, service.Minutes, by, now);
        Remark = remark ?? Remark;
    }

    public void Acknowledge(string? reply, Guid by, DateTimeOffset now)
    {
        RefuseWhenAcknowledged();
        (Reply, AcknowledgedBy, AcknowledgedAt) = (reply, by, now);
    }

    private void RefuseWhenAcknowledged()
    {
        if (AcknowledgedAt is not null)
        {
            throw Errors.Acknowledged(Number);
        }
    }
}

/// <summary>What a member did in a quarter.</summary>
internal sealed record Service(Guid MemberId, int Activities, int Minutes);

/// <summary>A quarter of a year.</summary>
internal sealed record Quarter(int Year, int Number)
{
    public Period Period => new(new DateOnly(Year, Number * 3 - 2, 1), new DateOnly(Year, Number * 3 - 2, 1).AddMonths(3).AddDays(-1));

    public static Quarter Of(DateOnly day) => new(day.Year, (day.Month + 2) / 3);
}
