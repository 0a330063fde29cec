namespace Linli.RegistryService.Beneficiaries;

/// <summary>Nobody sees a person in full without saying why.</summary>
internal static class Reasons
{
    public static string Require(string? reason) =>
        Text.OrNull(reason) is { Length: >= BeneficiaryRules.ShortestReason } said ? said[..Math.Min(said.Length, BeneficiaryRules.ReasonLength)] : throw Errors.ReasonMissing();
}
