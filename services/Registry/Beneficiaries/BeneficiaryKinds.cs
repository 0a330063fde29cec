namespace Linli.RegistryService.Beneficiaries;

/// <summary>The kinds of beneficiaries (帮扶对象).</summary>
internal static class BeneficiaryKinds
{
    public const string LowIncome = "low_income";
    public const string FiveGuarantees = "five_guarantees";
    public const string Disabled = "disabled";
    public const string PartyMember = "party_member";
    public const string LaidOff = "laid_off";
    public const string Orphan = "orphan";
    public const string EmptyNest = "empty_nest";

    public static readonly IReadOnlyList<string> All = [LowIncome, FiveGuarantees, Disabled, PartyMember, LaidOff, Orphan, EmptyNest];

    /// <summary>To say so is to say something of somebody's health, or of a child: sensitive data by the law, with a consent of its own.</summary>
    public static bool IsSensitive(string kind) => kind is Disabled or Orphan;
}
