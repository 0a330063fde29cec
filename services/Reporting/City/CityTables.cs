using Linli.ServiceDefaults.Tenancy;

namespace Linli.ReportingService.City;

/// <summary>A tenant as the city sees it: its name, its levels as of now, and how fresh its figures are.</summary>
internal sealed class CityTenant : ICityReadable
{
    public Guid TenantId { get; private set; }
    public string Name { get; private set; } = "";
    public string? Code { get; private set; }
    public DateTimeOffset NamedAt { get; private set; }

    /// <summary>Time of the last event that was counted.</summary>
    public DateTimeOffset AsOf { get; private set; }

    /// <summary>Goes up whenever the tenant's figures change.</summary>
    public long Edition { get; private set; }

    public long Communities { get; private set; }
    public long Units { get; private set; }
    public long Members { get; private set; }
    public long MembersWithPost { get; private set; }
    public long Beneficiaries { get; private set; }
    public long BeneficiariesPaired { get; private set; }
    public long UnitsWithAgreement { get; private set; }
    public long AgreementsDue { get; private set; }
    public long Needs { get; private set; }
    public long NeedsMatched { get; private set; }
    public long Projects { get; private set; }
    public long ProjectsMatched { get; private set; }
    public long Volunteers { get; private set; }
}

/// <summary>
/// What a tenant did in the three months that end with <see cref="Month"/>, in one work area or ('') in all, and what it has
/// of that year's profiles. Added up when written, so that ranking 41,352 tenants reads one row of each.
/// </summary>
internal sealed class CityStanding : ICityReadable
{
    public Guid TenantId { get; private set; }
    public DateOnly Month { get; private set; }
    public string WorkArea { get; private set; } = "";
    public long Activities { get; private set; }
    public long PersonTimes { get; private set; }
    public long Minutes { get; private set; }
    public long Contributions { get; private set; }
    public long Amount { get; private set; }
    public long Profiles { get; private set; }
    public long ProfilesContradicting { get; private set; }

    /// <summary>Of the beneficiaries, whom somebody visited in the three months.</summary>
    public long BeneficiariesVisited { get; private set; }

    public long NeedsDone { get; private set; }
    public long ProjectsDone { get; private set; }
}

/// <summary>
/// What happened in the whole city in one month and work area. No tenant is in it; <see cref="Bucket"/> spreads each number
/// over several rows, so that tenants whose events arrive at once do not wait for one another.
/// </summary>
internal sealed class CityTrend
{
    public const int Buckets = 16;

    /// <summary>The one of a tenant.</summary>
    public static short BucketOf(Guid tenantId) => (short)(tenantId.ToByteArray()[15] % Buckets);

    public DateOnly Month { get; private set; }
    public string WorkArea { get; private set; } = "";
    public short Bucket { get; private set; }
    public long Activities { get; private set; }
    public long PersonTimes { get; private set; }
    public long Minutes { get; private set; }
    public long Contributions { get; private set; }
    public long Amount { get; private set; }
}
