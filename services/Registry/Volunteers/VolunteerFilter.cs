using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Search;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Volunteers;

/// <param name="Community">Of this community.</param>
/// <param name="Skill">Who can do this.</param>
/// <param name="Time">Who is free then: <c>6-morning</c>.</param>
/// <param name="State"><c>active</c> (unless told), <c>resting</c>, <c>left</c>, <c>member</c> or <c>all</c>.</param>
internal sealed record VolunteerFilter(Guid? Community = null, string? Skill = null, string? Time = null, string? State = null);

internal static class VolunteerFilters
{
    /// <summary>Search is by part of the name or its spelling, or by a full phone number.</summary>
    public static IQueryable<Volunteer> Matching(this RegistryDb db, VolunteerFilter filter, string? search, Reach reach, FieldProtector protector)
    {
        var found = db.Volunteers.AsNoTracking().Within(reach);
        found = filter.State switch
        {
            "all" => found,
            "resting" => found.Where(v => v.State == VolunteerState.Resting),
            "left" => found.Where(v => v.State == VolunteerState.Left),
            "member" => found.Where(v => v.State == VolunteerState.Member),
            _ => found.Where(v => v.State == VolunteerState.Active),
        };
        if (filter.Community is { } communityId)
        {
            found = found.Where(v => v.CommunityId == communityId);
        }
        if (Text.OrNull(filter.Skill) is { } skill)
        {
            found = found.Where(v => v.Skills.Contains(skill));
        }
        if (Text.OrNull(filter.Time) is { } time)
        {
            found = found.Where(v => v.Times.Contains(time));
        }
        if (search is null)
        {
            return found;
        }
        if (Phone.IsWhole(search))
        {
            var hash = protector.Hash(search);
            return found.Where(v => v.Phone!.Hash == hash);
        }
        return found.FoundBy(db, search);
    }
}
