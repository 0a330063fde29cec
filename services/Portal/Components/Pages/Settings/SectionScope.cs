namespace Linli.Portal.Components.Pages.Settings;

/// <summary>Whose settings a section shows: the same section serves the sub-district's own and the city's template.</summary>
/// <param name="IsCity">The city's template.</param>
/// <param name="MayEdit">The person may change it.</param>
/// <param name="CityVersion">The city's version in effect.</param>
/// <param name="Saved">What to say when it is saved.</param>
public sealed record SectionScope(bool IsCity, bool MayEdit, int CityVersion, string Saved)
{
    /// <summary>Page and service path alike.</summary>
    public string Path => IsCity ? "/template" : "/settings";
}

/// <summary>Lists that are edited as lines; a line whose name is empty is not kept.</summary>
internal static class Lines
{
    public const int Spare = 3;

    public static List<T> WithSpare<T>(this IEnumerable<T> lines) where T : new() => [.. lines, .. Enumerable.Range(0, Spare).Select(_ => new T())];

    /// <summary>Where the service will see a line, once the empty ones before it are left out.</summary>
    public static string KeyOf<T>(this IReadOnlyList<T> lines, int index, Func<T, bool> isKept, string list, string field) =>
        $"{list}[{lines.Take(index).Count(isKept)}].{field}";
}
