using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Beneficiaries;

/// <summary>All that is left of the beneficiaries that were erased: how many, of which kind, in which year.</summary>
internal sealed class ErasedCount : TenantRow, ICommunityRow
{
    public Guid CommunityId { get; private set; }
    public string Kind { get; private set; } = "";
    public int Year { get; private set; }
    public int Number { get; private set; }
}
