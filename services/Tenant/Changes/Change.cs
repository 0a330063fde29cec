using System.Text.Json.Serialization;
using Linli.ServiceDefaults.Tenancy;
using Linli.TenantService.Communities;
using Linli.TenantService.Grids;

namespace Linli.TenantService.Changes;

[JsonConverter(typeof(JsonStringEnumConverter<ChangeKind>))]
internal enum ChangeKind
{
    [JsonStringEnumMemberName("rename")] Rename,
    [JsonStringEnumMemberName("merger")] Merger,
    [JsonStringEnumMemberName("split")] Split,
    [JsonStringEnumMemberName("retirement")] Retirement,
}

[JsonConverter(typeof(JsonStringEnumConverter<ChangeState>))]
internal enum ChangeState
{
    [JsonStringEnumMemberName("announced")] Announced,
    [JsonStringEnumMemberName("effective")] Effective,
    [JsonStringEnumMemberName("withdrawn")] Withdrawn,
    [JsonStringEnumMemberName("undone")] Undone,
}

/// <summary>
/// A change of a community, or of one of its grids, from a day on: announced until that day, effective from then on. It is
/// kept for good, so that anybody can read what a community was called when, and what it came from.
/// </summary>
internal sealed class Change : TenantRow, ICommunityRow
{
    private Change() { }

    public ChangeKind Kind { get; private set; }
    public ChangeState State { get; private set; }
    public DateOnly On { get; private set; }
    public DateTimeOffset AnnouncedAt { get; private set; }
    public DateTimeOffset? EffectiveAt { get; private set; }

    /// <summary>When it was withdrawn or undone.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The community that is renamed, split or retired, or that goes on after a merger; for a grid's change, the grid's.</summary>
    public Guid CommunityId { get; private set; }

    /// <summary>The grid that is renamed or retired, or that goes on after a merger; null: the community itself changes.</summary>
    public Guid? GridId { get; private set; }

    /// <summary>The community that a split brings about, or a merger into a new one.</summary>
    public Guid? NewCommunityId { get; private set; }

    /// <summary>The new name: of what is renamed, or of <see cref="NewCommunityId"/>.</summary>
    public string? Name { get; private set; }

    public string? FormerName { get; private set; }

    /// <summary>The communities, or grids, that end in a merger.</summary>
    public List<Guid> From { get; private set; } = [];

    /// <summary>What goes over to the new community in a split.</summary>
    public List<Guid> Grids { get; private set; } = [];
    public List<Guid> Units { get; private set; } = [];
    public List<Guid> Members { get; private set; } = [];
    public List<Guid> Beneficiaries { get; private set; } = [];
    public List<Guid> Needs { get; private set; } = [];
    public List<Guid> Volunteers { get; private set; } = [];

    public static Change Rename(Community community, string name, DateOnly on, DateTimeOffset now) =>
        Of(ChangeKind.Rename, community.Id, on, now, name: name, former: community.Name);

    public static Change Rename(Grid grid, string name, DateOnly on, DateTimeOffset now) =>
        Of(ChangeKind.Rename, grid.CommunityId, on, now, grid.Id, name: name, former: grid.Name);

    public static Change Retirement(Community community, DateOnly on, DateTimeOffset now) => Of(ChangeKind.Retirement, community.Id, on, now);

    public static Change Retirement(Grid grid, DateOnly on, DateTimeOffset now) => Of(ChangeKind.Retirement, grid.CommunityId, on, now, grid.Id);

    public static Change Merger(Community into, IEnumerable<Guid> from, DateOnly on, DateTimeOffset now) =>
        Of(ChangeKind.Merger, into.Id, on, now, created: into.Opens is null ? null : into, from: from);

    public static Change Merger(Grid into, IEnumerable<Guid> from, DateOnly on, DateTimeOffset now) =>
        Of(ChangeKind.Merger, into.CommunityId, on, now, into.Id, from: from);

    public static Change Split(Community community, Community created, Part part, DateOnly on, DateTimeOffset now)
    {
        var change = Of(ChangeKind.Split, community.Id, on, now, created: created);
        (change.Grids, change.Units, change.Members) = ([.. part.Grids], [.. part.Units], [.. part.Members]);
        (change.Beneficiaries, change.Needs, change.Volunteers) = ([.. part.Beneficiaries], [.. part.Needs], [.. part.Volunteers]);
        return change;
    }

    public void TakeEffect(DateTimeOffset now)
    {
        RefuseUnlessAnnounced();
        (State, EffectiveAt) = (ChangeState.Effective, now);
    }

    public void Withdraw(DateTimeOffset now)
    {
        RefuseUnlessAnnounced();
        (State, EndedAt) = (ChangeState.Withdrawn, now);
    }

    /// <summary>Only a name is given back: what a merger or a split has moved has gone on in its new place.</summary>
    public void Undo(DateTimeOffset now)
    {
        if (Kind != ChangeKind.Rename || State != ChangeState.Effective)
        {
            throw Errors.NotUndoable();
        }

        (State, EndedAt) = (ChangeState.Undone, now);
    }

    private void RefuseUnlessAnnounced()
    {
        if (State != ChangeState.Announced)
        {
            throw Errors.NotAnnounced();
        }
    }

    private static Change Of(
        ChangeKind kind, Guid communityId, DateOnly on, DateTimeOffset now, Guid? gridId = null,
        string? name = null, string? former = null, Community? created = null, IEnumerable<Guid>? from = null) => new()
    {
        Kind = kind,
        CommunityId = communityId,
        On = on,
        AnnouncedAt = now,
        GridId = gridId,
        Name = name ?? created?.Name,
        FormerName = former,
        NewCommunityId = created?.Id,
        From = [.. from ?? []],
    };
}

/// <summary>What of a community goes over to a new one.</summary>
internal sealed record Part(
    IReadOnlyCollection<Guid> Grids, IReadOnlyCollection<Guid> Units, IReadOnlyCollection<Guid> Members,
    IReadOnlyCollection<Guid> Beneficiaries, IReadOnlyCollection<Guid> Needs, IReadOnlyCollection<Guid> Volunteers)
{
    public bool IsEmpty => Grids.Count + Units.Count + Members.Count + Beneficiaries.Count + Needs.Count + Volunteers.Count == 0;
}
