namespace Linli.RegistryService.Agreements;

/// <summary>From draft to its end.</summary>
internal static class AgreementStates
{
    public const string Draft = "draft";

    /// <summary>Signed, and its first day is still to come.</summary>
    public const string Signed = "signed";
    public const string InForce = "in_force";

    /// <summary>Another one goes on with it.</summary>
    public const string Renewed = "renewed";
    public const string Ended = "ended";
}

internal static class AgreementRules
{
    public const int TitleLength = 100;
    public const int DutyLength = 300;
    public const int OfficeLength = 60;
    public const int ReasonLength = 200;
    public const int MostDuties = 40;
    public const int MostUnits = 100;
    public const int MostFiles = 20;
    public const int FileBytes = 10 << 20;

    /// <summary>The city's work areas, and a sub-district's own that count in one of them.</summary>
    public const string WorkArea = "^(party|service|safety|environment)(-[1-9][0-9]?)?$";

    /// <summary>How many days before its end an agreement is due for renewal, where the sub-district has not said.</summary>
    public const int NoticeDays = 60;
}
