using Linli.Portal.Api;

namespace Linli.Portal.Components.Pages.Contributions;

/// <summary>A contribution as a form holds it.</summary>
public sealed class ContributionInput
{
    public string? CommunityId { get; set; }
    public uint? Version { get; set; }
    public string? Reason { get; set; }
    public string? Kind { get; set; }
    public Guid? GiverUnitId { get; set; }
    public string? Giver { get; set; }
    public string? ReceiverKind { get; set; }
    public string? Receiver { get; set; }
    public string? Purpose { get; set; }
    public string? WorkArea { get; set; }
    public DateOnly? On { get; set; }
    public decimal? Amount { get; set; }
    public bool Approximate { get; set; }
    public string? Description { get; set; }
    public string? ReceiptNo { get; set; }

    internal static ContributionInput Of(ContributionDetail c) => new()
    {
        CommunityId = c.CommunityId.ToString(),
        Version = c.Version,
        Kind = c.Now.Kind,
        GiverUnitId = c.Now.GiverUnitId,
        Giver = c.Now.Giver,
        ReceiverKind = c.Now.ReceiverKind,
        Receiver = c.Now.Receiver,
        Purpose = c.Now.Purpose,
        WorkArea = c.Now.WorkArea,
        On = c.Now.On,
        Amount = c.Now.Amount,
        Approximate = c.Now.Approximate,
        Description = c.Now.Description,
        ReceiptNo = c.Now.ReceiptNo,
    };
}
