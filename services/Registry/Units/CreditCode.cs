namespace Linli.RegistryService.Units;

/// <summary>Unified social credit code, GB 32100-2015: 17 characters and a check character.</summary>
internal static class CreditCode
{
    public const int Length = 18;

    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    public static string? Normalise(string? code) =>
        string.IsNullOrWhiteSpace(code) ? null : code.Trim().ToUpperInvariant();

    /// <summary>A last character outside the alphabet is a wrong check character, not a wrong shape: such codes have been issued.</summary>
    public static bool HasShape(string code) =>
        code.Length == Length && char.IsAsciiLetterOrDigit(code[^1])
        && code[..^1].All(character => Alphabet.Contains(character, StringComparison.Ordinal));

    /// <summary>The check character that the first 17 characters of a well-shaped code call for.</summary>
    public static char CheckCharacter(string code)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += Alphabet.IndexOf(code[i], StringComparison.Ordinal) * Weights[i];
        }
        return Alphabet[(31 - sum % 31) % 31];
    }
}
