using Linli.RegistryService.Data;
using Linli.RegistryService.Posts;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Settings;
using Linli.ServiceDefaults.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Sheets;

/// <summary>The open posts that rows may claim, several in a cell: 护楼员、双拥. None where the sub-district does without posts.</summary>
internal sealed class SheetPosts
{
    public const string Column = "posts";

    private readonly Dictionary<(Guid CommunityId, string Name), Post> open;
    private readonly Dictionary<Guid, string> names;
    private readonly bool isOn;

    private SheetPosts(IReadOnlyList<Post> posts, bool isOn)
    {
        open = posts.ToDictionary(p => (p.CommunityId, CellText.Comparable(p.Name)));
        names = posts.ToDictionary(p => p.Id, p => p.Name);
        this.isOn = isOn;
    }

    public static async Task<SheetPosts> LoadAsync(RegistryDb db, CurrentUser user, IHttpContextAccessor http, CancellationToken ct)
    {
        var isOn = (await http.HttpContext!.SettingsAsync()).IsOn(Features.Posts);
        var posts = isOn ? await db.Posts.AsNoTracking().Within(user.Reach).Where(p => p.ClosedAt == null).OrderBy(p => p.Position).ThenBy(p => p.Id).ToListAsync(ct) : [];
        return new([.. posts.DistinctBy(p => (p.CommunityId, CellText.Comparable(p.Name)))], isOn);
    }

    public SheetColumn ToColumn() => new(Column)
    {
        Choices = [.. names.Values.Distinct().Select(name => new SheetChoice(name, name))],
        Check = _ => isOn ? null : "feature.off",
    };

    /// <summary>The posts that a row names, of its community; where one is none of them, the cell is refused.</summary>
    public IReadOnlyList<Guid> Of(SheetRow row, Guid communityId)
    {
        List<Guid> named = [];
        foreach (var word in SheetList.Words(row[Column] ?? "").Distinct())
        {
            if (open.TryGetValue((communityId, CellText.Comparable(word)), out var post))
            {
                named.Add(post.Id);
            }
            else
            {
                row.Refuse(Column, "member.sheet_post", word);
            }
        }

        return named;
    }

    /// <summary>What the cell would say of the posts that are claimed; where these are all that it names, what it says: a row claims posts and gives none back.</summary>
    public string? Cell(SheetRow row, IReadOnlyList<Guid> named, IReadOnlyCollection<Guid> claimed) =>
        named.All(claimed.Contains) ? row[Column] : claimed.Count == 0 ? null : string.Join('、', claimed.Select(id => names.GetValueOrDefault(id, "—")));
}
