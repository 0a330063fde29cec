using Microsoft.Extensions.Primitives;

namespace Linli.Gateway.Session;

internal static class Cookies
{
    /// <summary>The Cookie header less the cookie <paramref name="name"/> and its chunks; empty when nothing stays.</summary>
    public static StringValues Without(StringValues header, string name)
    {
        var text = header.ToString();
        if (!text.Contains(name, StringComparison.Ordinal))
        {
            return header;
        }

        var kept = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(c => !c.StartsWith(name, StringComparison.Ordinal));
        var joined = string.Join("; ", kept);
        return joined.Length == 0 ? StringValues.Empty : joined;
    }
}
