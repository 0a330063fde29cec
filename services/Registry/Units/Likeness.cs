using Linli.ServiceDefaults.Search;

namespace Linli.RegistryService.Units;

/// <summary>Whether two units may be the same one, by what is written about them. A hint for people, never a decision.</summary>
internal static class Likeness
{
    public const string SameCode = "code";
    public const string SameName = "name";
    public const string SimilarName = "similar";

    /// <summary>What says what a company is and not which one.</summary>
    private static readonly string[] Forms = ["有限责任公司", "股份有限公司", "有限公司", "分公司", "公司"];

    /// <returns>Why they look the same; null when they do not.</returns>
    public static string? Of(string name, string? code, string other, string? otherCode)
    {
        if (code is not null && code == otherCode)
        {
            return SameCode;
        }
        if (code is not null && otherCode is not null)
        {
            return null;
        }
        var (a, b) = (CoreOf(name), CoreOf(other));
        return a == b ? SameName : IsSimilar(a, b) ? SimilarName : null;
    }

    internal static string CoreOf(string name)
    {
        var plain = SearchText.Normalise(name);
        var form = Array.Find(Forms, form => plain.Length > form.Length + 1 && plain.EndsWith(form, StringComparison.Ordinal));
        return form is null ? plain : plain[..^form.Length];
    }

    /// <summary>One is short for the other (国税局, 国家税务局; 气象局, 市气象局), or most of their neighbouring characters are the same.</summary>
    private static bool IsSimilar(string a, string b)
    {
        var (few, many) = a.Length <= b.Length ? (a, b) : (b, a);
        return few.Length >= 3 && ((few[^1] == many[^1] && IsShortFor(few, many)) || many.StartsWith(few, StringComparison.Ordinal) || Overlap(few, many) >= 0.7);
    }

    private static bool IsShortFor(string few, string many)
    {
        var met = 0;
        foreach (var letter in many)
        {
            met += met < few.Length && few[met] == letter ? 1 : 0;
        }
        return met == few.Length;
    }

    private static double Overlap(string a, string b)
    {
        var pairs = Pairs(b);
        return 2.0 * Pairs(a).Count(pairs.Contains) / (a.Length + b.Length - 2);
    }

    private static HashSet<(char, char)> Pairs(string text) => [.. text.Zip(text.Skip(1))];
}
