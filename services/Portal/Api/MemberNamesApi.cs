using Linli.ServiceDefaults.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Linli.Portal.Api;

/// <summary>What the activity pages need of members: their names, for those who may see them.</summary>
internal sealed class MemberNamesApi(HttpClient http) : ServiceClient("registry", http)
{
    private const int IdsAtOnce = 200;
    private const int MostChoices = 1000;

    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> ids, CancellationToken ct)
    {
        Dictionary<Guid, string> names = [];
        foreach (var some in ids.Distinct().Chunk(IdsAtOnce))
        {
            var found = await GetAsync<IReadOnlyList<MemberName>>(QueryHelpers.AddQueryString("/members/names", some.Select(id => KeyValuePair.Create<string, string?>("ids", id.ToString()))), ct);
            foreach (var name in found)
            {
                names[name.Id] = name.Name;
            }
        }
        return names;
    }

    /// <summary>The members who have reported in to a community, by name.</summary>
    public async Task<IReadOnlyList<MemberChoice>> OfCommunityAsync(Guid community, CancellationToken ct)
    {
        List<MemberChoice> members = [];
        for (string? after = ""; after is not null && members.Count < MostChoices;)
        {
            var page = await GetAsync<Page<MemberChoice>>($"/members?community={community}&state=reported-in&sort=name&size=100&after={after}", ct);
            members.AddRange(page.Items.Where(m => m.LeftOn is null));
            after = page.Next;
        }
        return members;
    }
}

internal sealed record MemberName(Guid Id, string Name);

internal sealed record MemberChoice(Guid Id, string Name, string? UnitName, DateOnly? LeftOn)
{
    public string Label => UnitName is null ? Name : $"{Name} · {UnitName}";
}
