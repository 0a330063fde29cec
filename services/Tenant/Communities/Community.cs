using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Tenancy;
using Linli.TenantService.Tenants;

namespace Linli.TenantService.Communities;

/// <summary>社区: works under administration delegated by its sub-district. Its former names are kept.</summary>
internal sealed class Community : TenantRow
{
    public const int NameLength = 60;

    private readonly List<CommunityName> _names = [];

    private Community() { }

    public string? Code { get; private set; }
    public string Name { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The first day it exists.</summary>
    public DateOnly Since { get; private set; }

    /// <summary>Announced for this day and not there yet; its name and code are taken already.</summary>
    public DateOnly? Opens { get; private set; }

    public DateTimeOffset? RetiredAt { get; private set; }

    /// <summary>The first day without it.</summary>
    public DateOnly? RetiredOn { get; private set; }

    /// <summary>The community that goes on with what was its own.</summary>
    public Guid? MergedIntoId { get; private set; }

    public IReadOnlyList<CommunityName> Names => _names;

    /// <param name="tenantCode">The sub-district's own code, which a community's code must belong to.</param>
    public static Community Create(string name, string? code, string tenantCode, DateOnly since, DateTimeOffset now)
    {
        if (code is not null && !(DivisionCode.TryParseCommunity(code, out var parsed) && parsed.Parent == tenantCode))
        {
            throw Errors.CodeElsewhere(code, tenantCode);
        }

        if (since > ChinaTime.DayOf(now))
        {
            throw Errors.CreatedInFuture();
        }

        var community = new Community { Code = code, Name = name, CreatedAt = now, Since = since };
        community._names.Add(new CommunityName(community.Id, name, since));
        return community;
    }

    /// <summary>A community that a merger or a split brings about on a day to come, or today.</summary>
    public static Community Announce(string name, string? code, string tenantCode, DateOnly opens, DateTimeOffset now)
    {
        var community = Create(name, code, tenantCode, ChinaTime.DayOf(now), now);
        community._names.Clear();
        community._names.Add(new CommunityName(community.Id, name, opens));
        (community.Since, community.Opens) = (opens, opens);
        return community;
    }

    public void Open() => Opens = null;

    public void Rename(string name, DateOnly from)
    {
        RefuseRename(name, from);
        Name = name;
        _names.Add(new CommunityName(Id, name, from));
    }

    public void RefuseRename(string name, DateOnly from)
    {
        RefuseUnlessOpen();
        if (name == Name)
        {
            throw Errors.NameUnchanged(name);
        }

        var latest = _names.Max(n => n.ValidFrom);
        if (from < latest)
        {
            throw Errors.RenamedBeforeLast(latest);
        }
    }

    /// <returns>The name that was given by mistake, to be taken out of the history of names.</returns>
    public CommunityName TakeBack(string name, DateOnly from, string former)
    {
        RefuseUnlessOpen();
        var mistaken = _names.MaxBy(n => (n.ValidFrom, n.Id))!;
        if (Name != name || mistaken.Name != name || mistaken.ValidFrom != from)
        {
            throw Changes.Errors.ChangedSince(Name);
        }

        Name = former;
        return mistaken;
    }

    public void Retire(DateOnly on, DateTimeOffset now, Guid? mergedIntoId = null)
    {
        RefuseUnlessOpen();
        (RetiredAt, RetiredOn, MergedIntoId) = (now, on, mergedIntoId);
    }

    public void RefuseUnlessOpen()
    {
        if (RetiredAt is not null)
        {
            throw Errors.Retired(Name);
        }

        if (Opens is { } day)
        {
            throw Errors.NotOpen(Name, day);
        }
    }
}
