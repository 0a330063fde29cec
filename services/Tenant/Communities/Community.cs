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
    public DateTimeOffset? RetiredAt { get; private set; }
    public IReadOnlyList<CommunityName> Names => _names;

    /// <param name="tenantCode">The sub-district's own code, which a community's code must belong to.</param>
    public static Community Create(string name, string? code, string tenantCode, DateOnly today, DateTimeOffset now)
    {
        if (code is not null && !(DivisionCode.TryParseCommunity(code, out var parsed) && parsed.Parent == tenantCode))
        {
            throw Errors.CodeElsewhere(code, tenantCode);
        }

        var community = new Community { Code = code, Name = name, CreatedAt = now };
        community._names.Add(new CommunityName(community.Id, name, today));
        return community;
    }

    public void Rename(string name, DateOnly from, DateOnly today)
    {
        RefuseIfRetired();
        if (name == Name)
        {
            throw Errors.NameUnchanged(name);
        }

        if (from > today)
        {
            throw Errors.RenamedInFuture();
        }

        var latest = _names.Max(n => n.ValidFrom);
        if (from < latest)
        {
            throw Errors.RenamedBeforeLast(latest);
        }

        Name = name;
        _names.Add(new CommunityName(Id, name, from));
    }

    public void Retire(DateTimeOffset now)
    {
        RefuseIfRetired();
        RetiredAt = now;
    }

    public void RefuseIfRetired()
    {
        if (RetiredAt is not null)
        {
            throw Errors.Retired(Name);
        }
    }
}
