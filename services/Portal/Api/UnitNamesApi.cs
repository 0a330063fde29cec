using Linli.ServiceDefaults.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Linli.Portal.Api;

/// <summary>What the access pages need of resident units: their names.</summary>
internal sealed class UnitNamesApi(HttpClient http) : ServiceClient("registry", http)
{
    private const int MostChoices = 500;

    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) => ids.Count == 0
        ? new Dictionary<Guid, string>()
        : (await GetAsync<IReadOnlyList<UnitName>>(QueryHelpers.AddQueryString("/units/names", ids.Select(id => KeyValuePair.Create<string, string?>("ids", id.ToString()))), ct))
            .ToDictionary(u => u.Id, u => u.Name);

    public async Task<IReadOnlyList<UnitName>> OfCommunityAsync(Guid community, CancellationToken ct)
    {
        List<UnitName> units = [];
        for (string? after = ""; after is not null && units.Count < MostChoices;)
        {
            var page = await GetAsync<Page<UnitName>>($"/units?community={community}&size=100&after={after}", ct);
            units.AddRange(page.Items.Where(u => u.RetiredAt is null));
            after = page.Next;
        }

        return units;
    }
}

internal sealed record UnitName(Guid Id, string Name, DateTimeOffset? RetiredAt = null);
