namespace Linli.Portal.Components.Pages.Registry;

/// <summary>A member as typed; reporting in also asks for the community, the day and the slip.</summary>
internal sealed class MemberInput
{
    public long? Version { get; set; }
    public Guid? CommunityId { get; set; }
    public string? Name { get; set; }
    public string? Phone { get; set; }
    public Guid? UnitId { get; set; }
    public Guid? PersonId { get; set; }
    public DateOnly? On { get; set; }
    public string? SlipNumber { get; set; }
}
