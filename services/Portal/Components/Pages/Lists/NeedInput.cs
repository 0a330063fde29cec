using Linli.Portal.Api;

namespace Linli.Portal.Components.Pages.Lists;

/// <summary>A need as typed.</summary>
internal sealed class NeedInput
{
    public long? Version { get; set; }
    public Guid? CommunityId { get; set; }
    public string? Title { get; set; }
    public string? Kind { get; set; }
    public string? WorkArea { get; set; }
    public string? Group { get; set; }
    public int? Quantity { get; set; }
    public string? Measure { get; set; }
    public DateOnly? WantedBy { get; set; }
    public string? Note { get; set; }

    public static NeedInput From(NeedDetail n) => new()
    {
        Version = n.Version,
        CommunityId = n.CommunityId,
        Title = n.Title,
        Kind = n.Kind,
        WorkArea = n.WorkArea,
        Group = n.Group,
        Quantity = n.Quantity,
        Measure = n.Measure,
        WantedBy = n.WantedBy,
        Note = n.Note,
    };
}

/// <summary>A claim as typed.</summary>
internal sealed class NeedClaimInput
{
    public Guid? UnitId { get; set; }
    public int? Quantity { get; set; }
}

/// <summary>A resource as typed.</summary>
internal sealed class ResourceInput
{
    public long? Version { get; set; }
    public Guid? UnitId { get; set; }
    public string? Title { get; set; }
    public string? Kind { get; set; }
    public string? WorkArea { get; set; }
    public int? Quantity { get; set; }
    public string? Measure { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public string? Conditions { get; set; }

    public static ResourceInput Of(ResourceDetail r) => new()
    {
        Version = r.Version,
        UnitId = r.UnitId,
        Title = r.Title,
        Kind = r.Kind,
        WorkArea = r.WorkArea,
        Quantity = r.Quantity,
        Measure = r.Measure,
        From = r.AvailableFrom,
        To = r.AvailableTo,
        Conditions = r.Conditions,
    };
}
