using System.Collections.Frozen;
using System.Text;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Identity;

namespace Linli.IdentityService.People;

/// <summary>Long enough, not one of those that everybody tries first, and not about the person; nothing else, so that people can choose what they remember.</summary>
internal sealed class PasswordPolicy(FieldProtector protector) : IPasswordValidator<Person>
{
    public const int MinLength = 10;
    public const int MaxLength = 128;

    /// <summary>Rounds of PBKDF2 with SHA-512: what OWASP's cheat sheet of password storage asks for.</summary>
    public const int Rounds = 210_000;

    private const int ShortestName = 4;

    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password) => Task.FromResult(password switch
    {
        null or { Length: < MinLength } => Refuse("too_short"),
        { Length: > MaxLength } => Refuse("too_long"),
        _ when CommonPasswords.Contain(password) => Refuse("common"),
        _ when NamesOf(user).Any(name => password.Contains(name, StringComparison.OrdinalIgnoreCase)) => Refuse("contains_name"),
        _ => IdentityResult.Success,
    });

    private IEnumerable<string> NamesOf(Person user) =>
        user.ContactOf(protector).Names.Select(n => n.Split('@')[0]).Where(n => n.Length >= ShortestName).Append(user.Name);

    private static IdentityResult Refuse(string code) => IdentityResult.Failed(new IdentityError { Code = code });
}

/// <summary>
/// Passwords that a guesser tries first: those seen most often in leaks (People/CommonPasswords/common.txt, MIT, see its licence)
/// and our field's own words (local.txt), also with a few digits or signs around them; rows of neighbours; one piece again and again.
/// </summary>
internal static class CommonPasswords
{
    // "sunshine2024!" is as common as "sunshine".
    private const int Tail = 6;
    private const int ShortestWord = 4;

    private static readonly Lazy<FrozenSet<string>> Known = new(() => new[] { "common.txt", "local.txt" }.SelectMany(Read).ToFrozenSet(StringComparer.Ordinal));

    public static bool Contain(string password)
    {
        var text = password.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        return text.Distinct().Count() < 4 || IsRow(text) || IsRepetition(text) || Known.Value.Contains(text)
            || IsDecoratedWord(text) || IsDecoratedWord(Plain(text));
    }

    /// <summary>A known word with at most <see cref="Tail"/> other characters before and after it.</summary>
    private static bool IsDecoratedWord(string text)
    {
        var first = text.AsSpan().IndexOfAnyInRange('a', 'z');
        var last = text.AsSpan().LastIndexOfAnyInRange('a', 'z');
        var length = last - first + 1;
        return first >= 0 && length >= ShortestWord && text.Length - length <= Tail && Known.Value.Contains(text.Substring(first, length));
    }

    /// <summary>12345…, abcde…, also backwards.</summary>
    private static bool IsRow(string text)
    {
        var steps = text.Zip(text.Skip(1), (a, b) => b - a).ToList();
        return steps.TrueForAll(s => s == 1) || steps.TrueForAll(s => s == -1);
    }

    private static bool IsRepetition(string text) =>
        Enumerable.Range(1, text.Length / 2).Any(unit => text.AsSpan(unit).SequenceEqual(text.AsSpan(0, text.Length - unit)));

    /// <summary>p@ssw0rd as password.</summary>
    private static string Plain(string text) => new(text.Select(c => c switch { '@' or '4' => 'a', '0' => 'o', '1' or '!' => 'i', '3' => 'e', '$' or '5' => 's', _ => c }).ToArray());

    private static IEnumerable<string> Read(string name)
    {
        using var reader = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"{name} is not embedded."));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
