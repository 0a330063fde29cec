using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Agreements;

/// <summary>A unit that an agreement is with. The record that was chosen stays, also where it became part of another one.</summary>
internal sealed class AgreementParty : TenantRow
{
    private AgreementParty() { }

    internal AgreementParty(Guid agreementId, Guid unitId, int position) => (AgreementId, UnitId, Position) = (agreementId, unitId, position);

    public Guid AgreementId { get; private set; }
    public Guid UnitId { get; private set; }
    public int Position { get; private set; }

    /// <summary>The office that signed for the unit.</summary>
    public string? Office { get; private set; }

    public void SignAs(string office) => Office = office;
}
