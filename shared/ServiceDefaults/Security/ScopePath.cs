namespace Linli.ServiceDefaults.Security;

/// <summary>
/// A place in the city: <c>city</c>, <c>city.TENANT</c>, <c>city.TENANT.COMMUNITY</c> or <c>city.TENANT.COMMUNITY.UNIT</c>,
/// ids as 32 lower-case hexadecimal digits. A permission at a place holds for all that lies below it.
/// </summary>
public readonly record struct ScopePath(Guid? TenantId, Guid? CommunityId = null, Guid? UnitId = null)
{
    /// <summary>The root.</summary>
    public static readonly ScopePath City;

    /// <summary>Reads a path.</summary>
    /// <exception cref="FormatException">The text is no scope path.</exception>
    public static ScopePath Parse(string text) => TryParse(text, out var path) ? path : throw new FormatException($"'{text}' is no scope path.");

    /// <summary>Reads a path; false when the text is none.</summary>
    public static bool TryParse(string? text, out ScopePath path)
    {
        path = default;
        var labels = text?.Split('.');
        if (labels is not { Length: >= 1 and <= 4 } || labels[0] != "city")
        {
            return false;
        }

        var ids = new Guid?[3];
        for (var i = 1; i < labels.Length; i++)
        {
            if (!Guid.TryParseExact(labels[i], "N", out var id))
            {
                return false;
            }

            ids[i - 1] = id;
        }

        path = new(ids[0], ids[1], ids[2]);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Join('.', new[] { "city", TenantId?.ToString("N"), CommunityId?.ToString("N"), UnitId?.ToString("N") }.TakeWhile(l => l is not null));
}
