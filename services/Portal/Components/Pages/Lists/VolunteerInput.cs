using Linli.Portal.Api;

namespace Linli.Portal.Components.Pages.Lists;

/// <summary>A volunteer as typed.</summary>
internal sealed class VolunteerInput
{
    public long? Version { get; set; }
    public Guid? CommunityId { get; set; }
    public Guid? PersonId { get; set; }
    public string? Name { get; set; }
    public string? Phone { get; set; }
    public List<string> Skills { get; set; } = [];
    public List<string> Times { get; set; } = [];
    public DateOnly? ConsentOn { get; set; }
    public DateOnly? JoinedOn { get; set; }
    public DateOnly? RetainUntil { get; set; }

    public static VolunteerInput From(VolunteerDetail v) => new()
    {
        Version = v.Version,
        CommunityId = v.CommunityId,
        PersonId = v.PersonId,
        Name = v.Name,
        Phone = v.Phone,
        Skills = [.. v.Skills],
        Times = [.. v.Times],
        ConsentOn = v.ConsentOn,
        RetainUntil = v.RetainUntil,
    };
}
