using System.ComponentModel.DataAnnotations;

namespace Linli.RegistryService.Members;

internal static class MemberRules
{
    public const int NameLength = 50;
    public const int SlipLength = 30;
    public const int ReasonLength = 200;

    public static IEnumerable<ValidationResult> CheckPhone(string? phone) =>
        Phone.IsAcceptable(phone) ? [] : [new ValidationResult("unit.phone", ["Phone"])];
}
