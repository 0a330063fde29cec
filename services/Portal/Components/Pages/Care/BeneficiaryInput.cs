using Linli.Portal.Api;

namespace Linli.Portal.Components.Pages.Care;

/// <summary>A beneficiary as typed.</summary>
internal sealed class BeneficiaryInput
{
    public long? Version { get; set; }
    public Guid? CommunityId { get; set; }
    public string? Kind { get; set; }
    public string? Name { get; set; }
    public string? Phone { get; set; }
    public string? IdentityNumber { get; set; }
    public string? Address { get; set; }
    public DateOnly? ConsentOn { get; set; }
    public string ConsentBy { get; set; } = "self";
    public List<string> ConsentExtent { get; set; } = [];
    public DateOnly? SensitiveConsentOn { get; set; }
    public DateOnly? RegisteredOn { get; set; }
    public DateOnly? RetainUntil { get; set; }

    public static BeneficiaryInput From(BeneficiaryDetail b) => new()
    {
        Version = b.Version,
        CommunityId = b.CommunityId,
        Kind = b.Kind,
        Name = b.Name,
        Phone = b.Phone,
        IdentityNumber = b.IdentityNumber,
        Address = b.Address,
        ConsentOn = b.ConsentOn,
        ConsentBy = b.ConsentBy,
        ConsentExtent = [.. b.ConsentExtent],
        SensitiveConsentOn = b.SensitiveConsentOn,
        RetainUntil = b.RetainUntil,
    };
}
