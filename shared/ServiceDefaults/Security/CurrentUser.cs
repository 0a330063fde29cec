using System.Globalization;
using System.Security.Claims;
using Linli.Contracts;
using Microsoft.AspNetCore.Http;

namespace Linli.ServiceDefaults.Security;

/// <summary>The person (or machine) of the signed token, and where the endpoint's permission holds for them.</summary>
public sealed class CurrentUser
{
    /// <summary>Reads the token's claims; <see cref="Id"/> is empty when nobody is signed in.</summary>
    public CurrentUser(IHttpContextAccessor http)
    {
        var principal = http.HttpContext?.User ?? new ClaimsPrincipal();
        Id = Guid.TryParse(principal.FindFirstValue("sub"), out var id) ? id : Guid.Empty;
        Name = principal.FindFirstValue("name") ?? "";
        Scope = ScopePath.TryParse(principal.FindFirstValue("scope_path"), out var scope) ? scope : null;
        Roles = principal.FindAll("role").Select(c => c.Value).ToList();
        Version = long.TryParse(principal.FindFirstValue("pv"), CultureInfo.InvariantCulture, out var version) ? version : 0;
        TenantId = Guid.TryParse(principal.FindFirstValue("tenant"), out var tenant) ? tenant : null;
    }

    /// <summary>The person's id.</summary>
    public Guid Id { get; }

    /// <summary>What they are called.</summary>
    public string Name { get; }

    /// <summary>The scope they act in.</summary>
    public ScopePath? Scope { get; }

    /// <summary>Coarse roles, for greetings and menus, never for decisions.</summary>
    public IReadOnlyList<string> Roles { get; }

    /// <summary>An operator, let in by the tenant for a time: what they look at is recorded too. So it is in the last moments of a token whose door has closed.</summary>
    public bool IsSupport => TenantId is not null && (Door is not null || Roles.Any(r => r is "support" || r.StartsWith("support-", StringComparison.Ordinal)));

    /// <summary>The door through which the tenant has let them in, while it is open.</summary>
    public Guid? Door => Grants.Items.FirstOrDefault(g => g.Door is not null)?.Door;

    /// <summary>Permission version at the time the token was issued.</summary>
    public long Version { get; }

    /// <summary>The tenant they act in; null for the city and for nobody.</summary>
    public Guid? TenantId { get; }

    /// <summary>Acts for the city office or as operator.</summary>
    public bool IsCity => TenantId is null && Scope == ScopePath.City;

    /// <summary>Whose rows the request may touch.</summary>
    internal Guid? RowsOf => TenantId ?? (IsCity ? City.Id : null);

    /// <summary>Where the endpoint's permission holds; nowhere before authorization.</summary>
    public Reach Reach { get; internal set; } = Reach.Nowhere;

    /// <summary>All that the person may do where the token acts; nothing before the request has been let in.</summary>
    public Grants Grants { get; private set; } = new(0, []);

    internal bool IsKnown { get; private set; }

    internal void Know(Grants grants) => (Grants, IsKnown) = (grants.In(TenantId), true);

    /// <summary>Where in the tenant another permission than the endpoint's holds.</summary>
    public Reach ReachOf(string permission) => Grants.Of(permission, TenantId);
}
