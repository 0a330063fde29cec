using Linli.Portal.Api;

namespace Linli.Portal.Components.Pages.Agreements;

/// <summary>A place of a leading group as typed.</summary>
internal sealed class LeaderInput
{
    public uint? Version { get; set; }
    public string? Body { get; set; }
    public bool IsChair { get; set; }
    public string? Office { get; set; }
    public Guid? UnitId { get; set; }
    public string? Name { get; set; }
    public DateOnly? BeginsOn { get; set; }

    public static LeaderInput From(LeaderItem leader) => new()
    {
        Version = leader.Version, Body = leader.Body, IsChair = leader.IsChair, Office = leader.Office, UnitId = leader.UnitId, Name = leader.Name, BeginsOn = leader.BeginsOn,
    };
}

/// <summary>A rule as typed.</summary>
internal sealed class RuleInput
{
    public uint? Version { get; set; }
    public string? Kind { get; set; }
    public string? Title { get; set; }
    public string? Text { get; set; }
    public DateOnly? BeginsOn { get; set; }

    public static RuleInput From(RuleItem rule) => new() { Version = rule.Version, Kind = rule.Kind, Title = rule.Title, Text = rule.Text, BeginsOn = rule.BeginsOn };
}
