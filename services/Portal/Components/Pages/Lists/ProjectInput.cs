using Linli.Portal.Api;

namespace Linli.Portal.Components.Pages.Lists;

/// <summary>A project as typed.</summary>
internal sealed class ProjectInput
{
    public long? Version { get; set; }
    public Guid? CommunityId { get; set; }
    public string? Title { get; set; }
    public string? Kind { get; set; }
    public string? WorkArea { get; set; }
    public string? Place { get; set; }
    public string? Goal { get; set; }
    public int? Aim { get; set; }
    public string? Measure { get; set; }
    public int? Places { get; set; }
    public DateOnly? StartsOn { get; set; }
    public DateOnly? DueOn { get; set; }
    public string? Note { get; set; }

    public static ProjectInput From(ProjectDetail p) => new()
    {
        Version = p.Version,
        CommunityId = p.CommunityId,
        Title = p.Title,
        Kind = p.Kind,
        WorkArea = p.WorkArea,
        Place = p.Place,
        Goal = p.Goal,
        Aim = p.Aim,
        Measure = p.Measure,
        Places = p.Places,
        StartsOn = p.StartsOn,
        DueOn = p.DueOn,
        Note = p.Note,
    };
}

/// <summary>A unit that takes a project on, as typed.</summary>
internal sealed class ProjectClaimInput
{
    public Guid? UnitId { get; set; }
    public string? Part { get; set; }
}

/// <summary>How a project gets on, as typed.</summary>
internal sealed class ProjectNoteInput
{
    public string? Text { get; set; }
    public int? Reached { get; set; }
    public DateOnly? On { get; set; }
}
