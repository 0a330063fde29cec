using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Settings;

namespace Linli.Portal.Web;

/// <summary>Who looks at the page, and what they may do where: for what is shown. The services decide again for themselves.</summary>
public sealed class Person(CurrentUser user)
{
    public bool SignedIn => user.Id != Guid.Empty;

    public Guid Id => user.Id;

    public string Name => user.Name;

    public bool IsCity => user.IsCity;

    public Guid? TenantId => user.TenantId;

    /// <summary>The community of their home scope, if it is one.</summary>
    public Guid? CommunityId => user.Scope?.CommunityId;

    public IReadOnlyList<string> Roles => user.Roles;

    /// <summary>The state of the sub-district they act in; nothing while it never changed.</summary>
    public TenantStanding? Standing => TenantId is { } tenant ? Grants.StandingOf(tenant) : null;

    /// <summary>Where they act, as their token says.</summary>
    public string? Scope => user.Scope?.ToString();

    public bool HoldsSeveralScopes => Grants.Items.DistinctBy(g => g.Scope).Skip(1).Any();

    public long GrantsVersion => Grants.Version;

    /// <summary>Nothing that they hold is where the token acts (any more).</summary>
    public bool ActsNowhere => Grants.In(TenantId).Items.Count == 0;

    /// <summary>An operator whom the sub-district lets in for a time.</summary>
    public bool IsSupport => TenantId is not null && Grants.In(TenantId).Items.Any(g => g.Door is not null);

    internal Grants Grants { get; set; } = new(0, []);

    /// <summary>What the person's sub-district has set.</summary>
    public TenantSettings Settings { get; internal set; } = TenantSettings.Unknown;

    /// <summary>Is this feature in use here? What belongs to none is.</summary>
    public bool Uses(string? feature) => feature is null || Settings.IsOn(feature);

    /// <summary>Holds the permission somewhere here.</summary>
    public bool May(string permission) => !Where(permission).IsEmpty;

    /// <summary>Holds the permission for this community.</summary>
    public bool May(string permission, Guid communityId) => Where(permission).Covers(communityId);

    public Reach Where(string permission) => SignedIn ? Grants.Of(permission, TenantId) : Reach.Nowhere;
}
