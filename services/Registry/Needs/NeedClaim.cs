using System.Text.Json.Serialization;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Needs;

[JsonConverter(typeof(JsonStringEnumConverter<ListClaimState>))]
internal enum ListClaimState
{
    [JsonStringEnumMemberName("held")] Held,
    [JsonStringEnumMemberName("done")] Done,
    [JsonStringEnumMemberName("withdrawn")] Withdrawn,
}

/// <summary>A unit takes a need, or a part of it, upon itself (认领); with one of its resources where it offered one that fits.</summary>
internal sealed class NeedClaim : TenantRow, ICommunityRow
{
    private NeedClaim() { }

    internal NeedClaim(Need need, Guid unitId, int quantity, Guid? resourceId, DateOnly on) =>
        (NeedId, CommunityId, UnitId, Quantity, ResourceId, On) = (need.Id, need.CommunityId, unitId, quantity, resourceId, on);

    public Guid NeedId { get; private set; }
    public Guid CommunityId { get; private set; }
    public Guid UnitId { get; private set; }

    /// <summary>In the need's measure.</summary>
    public int Quantity { get; private set; }

    public Guid? ResourceId { get; private set; }
    public ListClaimState State { get; private set; }
    public DateOnly On { get; private set; }
    public DateOnly? EndedOn { get; private set; }

    [Personal]
    public string? Reason { get; private set; }

    public void Finish(DateOnly on) => (State, EndedOn) = (ListClaimState.Done, on);

    public void Withdraw(string? reason, DateOnly today)
    {
        if (State != ListClaimState.Held)
        {
            throw Errors.ClaimEnded();
        }
        (State, EndedOn, Reason) = (ListClaimState.Withdrawn, today, reason);
    }

    /// <summary>The need's community was merged into another one.</summary>
    internal void MoveTo(Guid communityId) => CommunityId = communityId;
}
