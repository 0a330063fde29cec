namespace Linli.Portal.Components.Pages.Care;

/// <summary>A pair as typed: of each side only what goes with its kind is asked for.</summary>
internal sealed class PairInput
{
    public Guid? HelperId { get; set; }
    public string? HelperName { get; set; }
    public Guid? HelperUnitId { get; set; }
    public Guid? HelpedId { get; set; }
    public string? HelpedName { get; set; }
    public DateOnly? On { get; set; }
    public string? Aim { get; set; }

    public object Describe(string helper, string helped) => new
    {
        helper = new { kind = helper, id = HelperId, name = HelperName, unitId = HelperId is null ? HelperUnitId : null },
        helped = new { kind = helped, id = HelpedId, name = HelpedId is null ? HelpedName : null },
        on = On,
        aim = Aim,
    };
}

/// <summary>A visit as typed.</summary>
internal sealed class VisitInput
{
    public DateOnly? On { get; set; }
    public string? Outcome { get; set; }
    public string? Note { get; set; }
}
