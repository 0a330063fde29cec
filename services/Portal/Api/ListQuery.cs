using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Linli.Portal.Api;

/// <summary>
/// What a list page shows, all of it in the address: <c>q</c> (search), <c>sort</c> (<c>name</c> or <c>-name</c>), <c>after</c> (cursor),
/// <c>trail</c> (the cursors gone by, for the way back) and the page's own filters.
/// </summary>
public sealed class ListQuery
{
    private const int LongestTrail = 12;
    private static readonly string[] Paging = ["after", "trail"];
    private static readonly string[] Common = ["q", "sort", "after"];
    private readonly Dictionary<string, StringValues> values;

    private ListQuery(string path, Dictionary<string, StringValues> values) => (Path, this.values) = (path, values);

    public string Path { get; }

    public string? Q => this["q"];

    public string? Sort => this["sort"];

    public string? After => this["after"];

    public string? this[string name] => values.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;

    public static ListQuery From(HttpContext context) => From(context.Request.Path, context.Request.QueryString.Value);

    internal static ListQuery From(string path, string? query) => new(path, QueryHelpers.ParseQuery(query));

    /// <summary>The query string for the service: search, sort, cursor and the filters named here, nothing else.</summary>
    public string ForService(params string[] filters) =>
        QueryHelpers.AddQueryString("", Common.Concat(filters).Select(k => KeyValuePair.Create(k, this[k])).Where(p => p.Value is not null));

    /// <summary>The query string for an export: all that is found, from its beginning.</summary>
    public string ForExport(params string[] filters) =>
        QueryHelpers.AddQueryString("", Common.Except(Paging).Concat(filters).Select(k => KeyValuePair.Create(k, this[k])).Where(p => p.Value is not null));

    /// <summary>This page with some values changed (null removes) and paging back at the start.</summary>
    public string With(params (string Name, string? Value)[] changes)
    {
        var next = values.Keys.Except(Paging).ToDictionary(k => k, k => this[k]);
        foreach (var (name, value) in changes)
        {
            next[name] = value;
        }
        return Link(next);
    }

    public string ToNext(string cursor)
    {
        string[] trail = [.. Trail, After ?? "-"];
        return With(("after", cursor), ("trail", string.Join('~', trail.TakeLast(LongestTrail))));
    }

    public string? ToPrevious() => After is null ? null
        : Trail is [.., var last] && last != "-" ? With(("after", last), ("trail", Trail.Length > 1 ? string.Join('~', Trail[..^1]) : null))
        : With();

    public string ToggleSort(string column) => With(("sort", Sort == column ? "-" + column : column));

    private string[] Trail => this["trail"]?.Split('~') ?? [];

    private string Link(Dictionary<string, string?> query) =>
        QueryHelpers.AddQueryString(Path, query.Where(p => !string.IsNullOrEmpty(p.Value)));
}
