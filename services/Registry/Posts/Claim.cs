using System.Text.Json.Serialization;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Posts;

[JsonConverter(typeof(JsonStringEnumConverter<ClaimState>))]
internal enum ClaimState
{
    [JsonStringEnumMemberName("waiting")] Waiting,
    [JsonStringEnumMemberName("pending")] Pending,
    [JsonStringEnumMemberName("held")] Held,
    [JsonStringEnumMemberName("withdrawn")] Withdrawn,
    [JsonStringEnumMemberName("declined")] Declined,
}

/// <summary>A member's claim on a place of a post: waiting → (pending →) held → withdrawn, or declined.</summary>
internal sealed class Claim : TenantRow, ICommunityRow
{
    private Claim() { }

    internal Claim(Post post, Guid memberId, long rank, DateTimeOffset now)
    {
        PostId = post.Id;
        CommunityId = post.CommunityId;
        MemberId = memberId;
        Rank = rank;
        At = now;
    }

    public Guid PostId { get; private set; }
    public Guid CommunityId { get; private set; }
    public Guid MemberId { get; private set; }
    public ClaimState State { get; private set; } = ClaimState.Waiting;

    /// <summary>Order in which the post was claimed; the waiting list follows it.</summary>
    public long Rank { get; private set; }

    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? HeldAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public string? Reason { get; private set; }

    public bool HasPlace => State is ClaimState.Pending or ClaimState.Held;

    public void Approve(DateTimeOffset now)
    {
        if (State != ClaimState.Pending)
        {
            throw Errors.NothingToDecide();
        }
        Hold(now);
    }

    internal void MoveTo(Post post, long rank) => (PostId, CommunityId, Rank) = (post.Id, post.CommunityId, rank);

    internal void GivePlace(bool needsApproval, DateTimeOffset now)
    {
        if (needsApproval)
        {
            State = ClaimState.Pending;
        }
        else
        {
            Hold(now);
        }
    }

    internal void End(ClaimState state, DateTimeOffset now, string? reason = null)
    {
        if (EndedAt is not null)
        {
            throw Errors.ClaimEnded();
        }
        State = state;
        EndedAt = now;
        Reason = reason;
    }

    private void Hold(DateTimeOffset now)
    {
        State = ClaimState.Held;
        HeldAt = now;
    }
}
