using Linli.RegistryService.Needs;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Search;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.UnitResources;

/// <summary>
/// What a unit offers (资源). Whoever changes <see cref="Taken"/> has locked the need or the project and then this row. A need counts in
/// its own measure: where the two differ, a claim takes one of the resource.
/// </summary>
internal sealed class Resource : TenantRow, ISearchable
{
    private Resource() { }

    public Guid UnitId { get; private set; }
    public string Title { get; private set; } = "";
    public string Kind { get; private set; } = "";
    public string? WorkArea { get; private set; }
    public int? Quantity { get; private set; }
    public string? Measure { get; private set; }
    public DateOnly AvailableFrom { get; private set; }
    public DateOnly? AvailableTo { get; private set; }

    [Personal]
    public string? Conditions { get; private set; }

    public ResourceState State { get; private set; }

    /// <summary>Promised to needs and projects that go on, and used by those that are done.</summary>
    public int Taken { get; private set; }
    public int Used { get; private set; }
    public DateOnly OfferedOn { get; private set; }
    public DateOnly? EndedOn { get; private set; }

    [Personal]
    public string? Reason { get; private set; }

    public int? Left => Quantity - Taken;

    public static Resource Offer(Guid unitId, ResourceFacts facts, DateOnly today)
    {
        var resource = new Resource { UnitId = unitId, OfferedOn = today };
        resource.Set(facts);
        return resource;
    }

    public void Change(ResourceFacts facts)
    {
        RefuseWhenEnded();
        if (facts.Quantity < Taken)
        {
            throw Errors.QuantityBelowTaken(Taken);
        }
        Set(facts);
        Count();
    }

    public void Take(Need need, NeedClaim claim) => Take(need.EnteredOn, need.WantedBy, QuantityOf(need, claim));

    /// <summary>It is promised to something that goes on from the one day to the other.</summary>
    public void Take(DateOnly from, DateOnly to, int quantity)
    {
        RefuseWhenEnded();
        if (AvailableFrom > to || AvailableTo < from)
        {
            throw Errors.NotThen(Title);
        }
        if (quantity > Left)
        {
            throw Errors.NotSoMuchLeft(Left.Value);
        }
        Taken += quantity;
        Count();
    }

    /// <summary>A claim ended without it having been used.</summary>
    public void GiveBack(Need need, NeedClaim claim) => GiveBack(QuantityOf(need, claim));

    public void GiveBack(int quantity)
    {
        Taken -= quantity;
        if (EndedOn is null)
        {
            Count();
        }
    }

    /// <summary>What it was promised to is done: what that took is used up; the last of it ends the resource.</summary>
    public void Use(Need need, NeedClaim claim) => Use(QuantityOf(need, claim), claim.EndedOn!.Value);

    public void Use(int quantity, DateOnly on)
    {
        Used += quantity;
        if (EndedOn is null && Used == Quantity)
        {
            (State, EndedOn) = (ResourceState.Done, on);
        }
    }

    public void Withdraw(string reason, DateOnly today)
    {
        RefuseWhenEnded();
        if (Taken > Used)
        {
            throw Errors.StillClaimed(Taken - Used);
        }
        (State, EndedOn, Reason) = (ResourceState.Withdrawn, today, reason);
    }

    /// <summary>Its last day is over; what was promised until then stays promised.</summary>
    public void RunOut(DateOnly today)
    {
        if (EndedOn is null && AvailableTo < today)
        {
            (State, EndedOn) = (ResourceState.Expired, today);
        }
    }

    /// <summary>Its unit turned out to be the same as another one, or not to be after all.</summary>
    public void GoOverTo(Guid unitId) => UnitId = unitId;

    public IEnumerable<string?> SearchNames() => [Title];

    public ResourceFacts ToFacts() => new(Title, Kind, WorkArea, Quantity, Measure, AvailableFrom, AvailableTo, Conditions);

    private int QuantityOf(Need need, NeedClaim claim) => need.Measure == Measure ? claim.Quantity : 1;

    private void Count() => State = Left == 0 ? ResourceState.Matched : ResourceState.Open;

    private void RefuseWhenEnded()
    {
        if (EndedOn is not null)
        {
            throw Errors.Ended(Title);
        }
    }

    private void Set(ResourceFacts facts)
    {
        if (facts.To < facts.From)
        {
            throw Errors.FromAfterTo();
        }
        (Title, Kind, WorkArea, Quantity, Measure, AvailableFrom, AvailableTo, Conditions) =
            (facts.Title, facts.Kind, facts.WorkArea, facts.Quantity, facts.Measure, facts.From, facts.To, facts.Conditions);
    }
}
