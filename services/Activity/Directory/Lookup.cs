using Linli.ActivityService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Directory;

/// <summary>Finds what a record names, or refuses at the field that names it.</summary>
internal static class Lookup
{
    /// <summary>Units that the community may name for that day: its own, and partners from outside the area.</summary>
    /// <exception cref="ServiceDefaults.Http.RuleException">One of them is unknown here, retired, or another community's.</exception>
    public static async Task<IReadOnlyDictionary<Guid, Unit>> FindUnitsAsync(this ActivityDb db, Guid communityId, DateOnly on, IReadOnlyCollection<Guid> ids, string field, CancellationToken ct)
    {
        var units = await db.Units.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, ct);
        return ids.All(id => units.GetValueOrDefault(id) is { } unit && unit.WorksWith(communityId, on)) ? units : throw Errors.UnknownUnit(field);
    }

    /// <summary>Members who belonged to the community on that day.</summary>
    /// <exception cref="ServiceDefaults.Http.RuleException">One of them is unknown here or did not belong to it.</exception>
    public static async Task<IReadOnlyDictionary<Guid, Member>> FindMembersAsync(this ActivityDb db, Guid communityId, DateOnly on, IReadOnlyCollection<Guid> ids, string field, CancellationToken ct)
    {
        var members = await db.Members.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, ct);
        return ids.All(id => members.GetValueOrDefault(id) is { } member && member.BelongedTo(communityId, on)) ? members : throw Errors.UnknownMember(field);
    }
}
