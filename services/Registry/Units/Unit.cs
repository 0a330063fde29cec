using Linli.ServiceDefaults.Search;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Units;

/// <summary>A resident unit of a community, or a partner unit from outside the area (no community).</summary>
internal sealed class Unit : TenantRow, ISearchable
{
    private Unit() { }

    public Guid? CommunityId { get; private set; }
    public string Kind { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string? CreditCode { get; private set; }

    /// <summary>False: kept “as on the certificate” although its check character is wrong.</summary>
    public bool CreditCodeVerified { get; private set; }

    public string? Address { get; private set; }
    public string? Grid { get; private set; }
    public int? StaffNumber { get; private set; }
    public int? MemberNumber { get; private set; }
    public Sealed? LiaisonName { get; private set; }
    public Sealed? LiaisonPhone { get; private set; }
    public string? YearPlan { get; private set; }
    public DateTimeOffset RegisteredAt { get; private set; }
    public DateTimeOffset? RetiredAt { get; private set; }
    public string? RetiredReason { get; private set; }

    /// <summary>The record that goes on, where this one turned out to be of the same unit.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>A military unit is masked in exports and never on a map.</summary>
    public bool IsSensitive => Kind == UnitKinds.Military;

    public static Unit Register(UnitFacts facts, DateTimeOffset now)
    {
        var unit = new Unit { RegisteredAt = now };
        unit.Set(facts);
        return unit;
    }

    public void Change(UnitFacts facts)
    {
        RefuseWhenRetired();
        Set(facts);
    }

    public void Retire(string reason, DateTimeOffset now)
    {
        RefuseWhenRetired();
        RetiredAt = now;
        RetiredReason = reason;
    }

    public void MergeInto(Unit into, string reason, DateTimeOffset now)
    {
        if (into == this)
        {
            throw Errors.MergedWithItself();
        }
        into.RefuseWhenRetired();
        Retire(reason, now);
        MergedIntoId = into.Id;
    }

    /// <returns>The unit that it was part of.</returns>
    public Guid PartFrom(Unit? into)
    {
        if (into is null || MergedIntoId != into.Id)
        {
            throw Errors.NotMerged(Name);
        }
        into.RefuseWhenRetired();
        (RetiredAt, RetiredReason, MergedIntoId) = (null, null, null);
        return into.Id;
    }

    /// <summary>Its community was merged or split.</summary>
    public void MoveTo(Guid communityId) => CommunityId = communityId;

    /// <summary>Its grid is called otherwise.</summary>
    public void FollowGrid(string name) => Grid = name;

    public IEnumerable<string?> SearchNames() => [Name];

    public IEnumerable<string?> SearchCodes() => [CreditCode];

    private void Set(UnitFacts facts)
    {
        CommunityId = facts.CommunityId;
        Kind = facts.Kind;
        Name = facts.Name;
        SetCreditCode(facts.CreditCode, facts.KeepCreditCode);
        Address = facts.Address;
        Grid = facts.Grid;
        StaffNumber = facts.StaffNumber;
        MemberNumber = facts.MemberNumber;
        LiaisonName = facts.LiaisonName;
        LiaisonPhone = facts.LiaisonPhone;
        YearPlan = facts.YearPlan;
    }

    private void SetCreditCode(string? text, bool keep)
    {
        CreditCode = Units.CreditCode.Normalise(text);
        CreditCodeVerified = false;
        if (CreditCode is not { } code)
        {
            return;
        }
        if (!Units.CreditCode.HasShape(code))
        {
            throw Errors.CreditCodeShape();
        }
        var expected = Units.CreditCode.CheckCharacter(code);
        CreditCodeVerified = code[^1] == expected;
        if (!CreditCodeVerified && !keep)
        {
            throw Errors.CreditCodeCheck(code[^1], expected);
        }
    }

    private void RefuseWhenRetired()
    {
        if (RetiredAt is not null)
        {
            throw Errors.Retired(Name);
        }
    }
}
