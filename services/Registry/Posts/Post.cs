using Linli.Contracts.Tenant.V1;
using Linli.RegistryService.Members;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Posts;

/// <summary>
/// A post of a community with a limited number of places. Whoever changes <see cref="Taken"/> has locked the row first
/// (<see cref="PostLock"/>), so the last place is given once and nobody overtakes those who wait.
/// </summary>
internal sealed class Post : TenantRow, ICommunityRow
{
    public const int DefaultLimit = 40;
    public const int HighestLimit = 10_000;
    public const int MostMonthlyHours = 200;

    private Post() { }

    public Guid CommunityId { get; private set; }
    public string Kind { get; private set; } = "";
    public string Name { get; private set; } = "";
    public int Position { get; private set; }
    public int Limit { get; private set; }

    /// <summary>Places that are held, or kept for a claim that awaits approval.</summary>
    public int Taken { get; private set; }

    public bool NeedsApproval { get; private set; }

    /// <summary>The work that comes with one place, in hours a month.</summary>
    public int? MonthlyHours { get; private set; }

    public long LastRank { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    public static Post Open(Guid communityId, string kind, string name, int position, int limit, bool needsApproval, int? monthlyHours = null) => new()
    {
        CommunityId = communityId,
        Kind = kind,
        Name = name,
        Position = position,
        Limit = limit,
        NeedsApproval = needsApproval,
        MonthlyHours = monthlyHours,
    };

    public static IEnumerable<Post> DefaultsFor(Guid communityId, IReadOnlyList<PostKind>? posts) =>
        (posts ?? PostKinds.Defaults).Select((post, i) => Open(communityId, post.Kind, post.Name, i + 1, DefaultLimit, needsApproval: false));

    public void Change(string name, int limit, bool needsApproval, int? monthlyHours)
    {
        RefuseWhenClosed();
        if (limit < Taken)
        {
            throw Errors.LimitBelowTaken(Taken);
        }
        Name = name;
        Limit = limit;
        NeedsApproval = needsApproval;
        MonthlyHours = monthlyHours;
    }

    public Claim Claim(Member member, DateTimeOffset now)
    {
        RefuseWhenClosed();
        if (member.CommunityId != CommunityId || member.LeftOn is not null)
        {
            throw Errors.NotReportedIn(member.Name);
        }
        var claim = new Claim(this, member.Id, ++LastRank, now);
        if (Taken < Limit)
        {
            GivePlace(claim, now);
        }
        return claim;
    }

    /// <summary>Places that became free go to those who have waited longest.</summary>
    public IReadOnlyList<Claim> Promote(IEnumerable<Claim> waiting, DateTimeOffset now)
    {
        var promoted = waiting.OrderBy(claim => claim.Rank).Take(Math.Max(0, Limit - Taken)).ToList();
        promoted.ForEach(claim => GivePlace(claim, now));
        return promoted;
    }

    public void Withdraw(Claim claim, DateTimeOffset now)
    {
        Taken -= claim.HasPlace ? 1 : 0;
        claim.End(ClaimState.Withdrawn, now);
    }

    public void Decline(Claim claim, string reason, DateTimeOffset now)
    {
        if (claim.State != ClaimState.Pending)
        {
            throw Errors.NothingToDecide();
        }
        Taken--;
        claim.End(ClaimState.Declined, now, reason);
    }

    public void Close(DateTimeOffset now)
    {
        RefuseWhenClosed();
        if (Taken > 0)
        {
            throw Errors.StillTaken(Taken);
        }
        ClosedAt = now;
    }

    /// <summary>More places, because another community's post of this name becomes a part of it.</summary>
    public void Extend(int places) => Limit = Math.Min(Limit + places, HighestLimit);

    /// <summary>A claim goes over as it is, behind those who are there already; whoever holds a place keeps one.</summary>
    public void HandOver(Claim claim, Post target)
    {
        if (claim.HasPlace)
        {
            Taken--;
            target.Taken++;
            target.Limit = Math.Max(target.Limit, target.Taken);
        }
        claim.MoveTo(target, ++target.LastRank);
    }

    private void GivePlace(Claim claim, DateTimeOffset now)
    {
        Taken++;
        claim.GivePlace(NeedsApproval, now);
    }

    private void RefuseWhenClosed()
    {
        if (ClosedAt is not null)
        {
            throw Errors.Closed(Name);
        }
    }
}
