using Microsoft.AspNetCore.Identity;

namespace Linli.IdentityService.People;

/// <summary>Long enough and not one of those that everybody tries first; nothing else, so that people can choose what they remember.</summary>
internal sealed class PasswordPolicy : IPasswordValidator<Person>
{
    public const int MinLength = 10;
    public const int MaxLength = 128;

    private static readonly string[] Common =
    [
        "1234567890", "0123456789", "9876543210", "1111111111", "0000000000", "8888888888", "6666666666", "1234512345", "1122334455", "5201314520",
        "qwertyuiop", "1qaz2wsx3edc", "1q2w3e4r5t", "qwerty1234", "qwerty12345", "asdfghjkl1", "zxcvbnm123", "password12", "password123", "password1234",
        "passw0rd123", "p@ssw0rd123", "administrator", "admin12345", "admin123456", "iloveyou123", "welcome123", "letmein123", "woaini1314", "woaini5201314",
        "a123456789", "abc1234567", "abcd123456", "abc123456789", "aa12345678", "asd1234567", "zhongguo123", "linli12345", "shequ12345", "jiedao12345",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password) => Task.FromResult(password switch
    {
        null or { Length: < MinLength } => Refuse("too_short"),
        { Length: > MaxLength } => Refuse("too_long"),
        _ when password.Distinct().Count() < 4 || Common.Contains(password, StringComparer.OrdinalIgnoreCase) => Refuse("common"),
        _ when password.Contains(user.Name, StringComparison.OrdinalIgnoreCase) => Refuse("contains_name"),
        _ => IdentityResult.Success,
    });

    private static IdentityResult Refuse(string code) => IdentityResult.Failed(new IdentityError { Code = code });
}
