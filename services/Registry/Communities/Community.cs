using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Communities;

/// <summary>What this service needs to know of a community; Tenant owns it. Its id is the community's id there.</summary>
internal sealed class Community : TenantRow
{
    private Community() { }

    public string? Code { get; private set; }
    public string Name { get; private set; } = "";
    public DateTimeOffset? RetiredAt { get; private set; }

    /// <summary>The first day without it; null where the event did not say.</summary>
    public DateOnly? RetiredOn { get; private set; }

    /// <summary>The community that goes on with what was its own.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>The number of the last report-in slip that was written here.</summary>
    public int LastSlip { get; private set; }

    public static Community Of(Guid id, string? code, string name) => new() { Id = id, Code = code, Name = name };

    public void Rename(string name) => Name = name;

    public void Retire(DateTimeOffset at, DateOnly? on, Guid? mergedIntoId)
    {
        if (RetiredAt is null)
        {
            (RetiredAt, RetiredOn, MergedIntoId) = (at, on, mergedIntoId);
        }
    }

    public int NextSlip()
    {
        RefuseWhenRetired();
        return ++LastSlip;
    }

    /// <summary>A retired community keeps its records and takes no new ones.</summary>
    public void RefuseWhenRetired()
    {
        if (RetiredAt is not null)
        {
            throw Errors.Retired(Name);
        }
    }
}
