using Linli.Portal.Api;
using Linli.Portal.Components.Ui;
using Linli.Portal.Web;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.Extensions.Localization;

namespace Linli.Portal.Components.Pages.Access;

/// <summary>What scopes are called, and those that the signed-in person can choose from.</summary>
internal sealed class Places(TenantApi tenants, UnitNamesApi units, Person me, IStringLocalizer<Resources.Access> texts)
{
    private const int MostChoices = 500;
    private readonly Dictionary<string, string> names = [];

    /// <summary>The name, once loaded; scopes out of the person's sight are called so.</summary>
    public string this[string scope] => names.GetValueOrDefault(scope) ?? texts["PlaceUnknown"];

    public async Task LoadAsync(IEnumerable<string> scopes, CancellationToken ct)
    {
        var missing = scopes.Distinct().Where(s => !names.ContainsKey(s)).Select(ScopePath.Parse).ToList();
        var unitNames = await units.NamesAsync(missing.Where(MaySeeUnit).Select(s => s.UnitId!.Value).ToList(), ct);
        foreach (var scope in missing)
        {
            var name = scope.UnitId is { } unit ? unitNames.GetValueOrDefault(unit) : await NameAsync(scope, ct);
            names[scope.ToString()] = name ?? texts["PlaceUnknown"];
        }
    }

    /// <summary>The city and its sub-districts, or the sub-district and its communities: where the person may give roles.</summary>
    public async Task<IReadOnlyList<Option>> ChoicesAsync(CancellationToken ct)
    {
        List<Option> choices = [];
        if (me.IsCity)
        {
            choices.Add(new(ScopePath.City.ToString(), texts["WholeCity"]));
            choices.AddRange((await AllAsync(tenants.ListTenantsAsync, ct)).Select(t => new Option(new ScopePath(t.Id).ToString(), t.Name)));
        }
        else if (me.TenantId is { } tenant)
        {
            var reach = me.Where(Permissions.AccessGrant);
            if (reach.All && await tenants.FindOwnTenantAsync(ct) is { } own)
            {
                choices.Add(new(new ScopePath(tenant).ToString(), texts["WholeTenant", own.Name]));
            }

            choices.AddRange((await AllAsync(tenants.ListCommunitiesAsync, ct)).Where(c => c.State == "active" && reach.Covers(c.Id))
                .Select(c => new Option(new ScopePath(tenant, c.Id).ToString(), c.Name)));
        }

        return choices;
    }

    /// <summary>The resident units of a community, for their liaisons.</summary>
    public async Task<IReadOnlyList<Option>> UnitsAsync(ScopePath community, CancellationToken ct) =>
        community.CommunityId is not { } id || !me.May(Permissions.UnitRead, id) ? []
            : (await units.OfCommunityAsync(id, ct)).Select(u => new Option((community with { UnitId = u.Id }).ToString(), u.Name)).ToList();

    private bool MaySeeUnit(ScopePath scope) => scope is { UnitId: not null, CommunityId: { } community } && me.May(Permissions.UnitRead, community);

    private async Task<string?> NameAsync(ScopePath scope, CancellationToken ct) => scope switch
    {
        { CommunityId: { } community } => (await tenants.FindCommunityAsync(community, ct))?.Name,
        { TenantId: { } tenant } => me.IsCity ? (await tenants.FindTenantAsync(tenant, ct))?.Name : (await tenants.FindOwnTenantAsync(ct))?.Name,
        _ => texts["WholeCity"],
    };

    private static async Task<List<T>> AllAsync<T>(Func<ListQuery, CancellationToken, Task<Page<T>>> list, CancellationToken ct)
    {
        List<T> all = [];
        for (string? after = ""; after is not null && all.Count < MostChoices;)
        {
            var page = await list(ListQuery.From("", $"?after={Uri.EscapeDataString(after)}"), ct);
            all.AddRange(page.Items);
            after = page.Next;
        }

        return all;
    }
}
