using System.Text;
using System.Text.RegularExpressions;
using Linli.ServiceDefaults.Security;

namespace Linli.IdentityService.People;

/// <summary>How a person is reached and signs in: a mobile number, an e-mail address or a chosen name.</summary>
internal sealed partial record Contact(string? Phone, string? Email, string? UserName)
{
    public string SignInName => UserName ?? Phone ?? Email ?? throw new InvalidOperationException("A contact has at least one part.");

    public IEnumerable<string> Names => new[] { UserName, Phone, Email }.OfType<string>();

    public static Contact Of(string? phone, string? email, string? userName) =>
        new(Clean(phone) is { } number ? Digits(number) : null, Clean(email)?.ToLowerInvariant(), Clean(userName));

    /// <summary>The form in which sign-in names are compared: full-width letters, case and the ways to write a number do not matter.</summary>
    public static string Normalize(string name)
    {
        var text = name.Trim().Normalize(NormalizationForm.FormKC);
        return Digits(text) is var number && IsMobile(number) ? number : text.ToUpperInvariant();
    }

    public static bool IsMobile(string number) => Mobile().IsMatch(number);

    public string? MaskedPhone => Phone is null ? null : Mask.Phone(Phone);

    /// <summary>l***@example.org</summary>
    public string? MaskedEmail => Email is null ? null : Mask.Email(Email);

    private static string? Clean(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Trim().Normalize(NormalizationForm.FormKC);

    private static string Digits(string text)
    {
        var number = Separators().Replace(text, "");
        return number.StartsWith("+86", StringComparison.Ordinal) ? number[3..] : number;
    }

    [GeneratedRegex(@"^1[3-9]\d{9}$", RegexOptions.CultureInvariant)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"[\s\-()]", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
