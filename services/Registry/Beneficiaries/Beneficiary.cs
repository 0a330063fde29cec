using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Beneficiaries;

/// <summary>
/// Somebody in hardship, or their household: the least that helps. What says who it is, is sealed; no ethnicity, belief or political
/// assessment has a place here. The record ends with <see cref="RetainUntil"/> by itself.
/// </summary>
internal sealed class Beneficiary : TenantRow, ICommunityRow
{
    private Beneficiary() { }

    public Guid CommunityId { get; private set; }
    public string Kind { get; private set; } = "";
    public Sealed Name { get; private set; } = null!;
    public Sealed? Phone { get; private set; }
    public Sealed? IdentityNumber { get; private set; }
    public Sealed? Address { get; private set; }

    public DateOnly ConsentOn { get; private set; }
    public ConsentBy ConsentBy { get; private set; }
    public List<string> ConsentExtent { get; private set; } = [];
    public DateOnly? SensitiveConsentOn { get; private set; }

    public DateOnly RegisteredOn { get; private set; }

    /// <summary>The last day of the record; on the next one it is erased.</summary>
    public DateOnly RetainUntil { get; private set; }

    /// <summary>The day of the last visit that met them, or of the registration: since then nobody has been there.</summary>
    public DateOnly LastContactOn { get; private set; }

    public bool Allows(string extent) => ConsentExtent.Contains(extent);

    public static Beneficiary Register(Guid communityId, BeneficiaryFacts facts, DateOnly registeredOn, DateOnly today)
    {
        if (registeredOn > today)
        {
            throw Errors.InTheFuture("registeredOn");
        }
        var beneficiary = new Beneficiary { CommunityId = communityId, RegisteredOn = registeredOn, LastContactOn = registeredOn, RetainUntil = today.AddYears(BeneficiaryRules.YearsKept) };
        beneficiary.Change(facts, today);
        return beneficiary;
    }

    public void Change(BeneficiaryFacts facts, DateOnly today)
    {
        facts.Check(today);
        RetainUntil = facts.RetainUntil ?? RetainUntil;
        (Kind, Name, Phone, IdentityNumber, Address) = (facts.Kind, facts.Name, facts.Phone, facts.IdentityNumber, facts.Address);
        (ConsentOn, ConsentBy, SensitiveConsentOn) = (facts.Consent.On, facts.Consent.By, facts.Consent.SensitiveOn);
        ConsentExtent = [.. facts.Consent.Extent];
    }

    /// <summary>Somebody was there. An older visit that is entered late changes nothing.</summary>
    public void Visited(DateOnly on) => LastContactOn = on > LastContactOn ? on : LastContactOn;

    /// <summary>A visit was a mistake; null: nobody else was there since the registration.</summary>
    public void ContactWas(DateOnly? last) => LastContactOn = last > RegisteredOn ? last.Value : RegisteredOn;

    /// <summary>The community was merged into another one.</summary>
    public void MoveTo(Guid communityId) => CommunityId = communityId;
}
