using Linli.RegistryService.Beneficiaries;

namespace Linli.RegistryService.Needs;

/// <summary>Who needs it, beside the kinds of beneficiaries: always many, never somebody by name.</summary>
internal static class NeedGroups
{
    public const string Residents = "residents";
    public const string Elderly = "elderly";
    public const string Children = "children";
    public const string Members = "members";
    public const string Community = "community";

    /// <summary>And the kinds of beneficiaries.</summary>
    public static readonly IReadOnlyList<string> All = [Residents, Elderly, Children, Members, Community, .. BeneficiaryKinds.All];
}
