using Linli.Portal.Api;
using Linli.Portal.Web;
using Linli.ServiceDefaults.Security;

namespace Linli.Portal.Components.Pages.Registry;

/// <summary>Members' names for whoever may read them: a community's people by their ids, a liaison those of the own unit.</summary>
internal sealed class MemberNames(MemberNamesApi names, RegistryApi registry, Person me)
{
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(IEnumerable<Guid> ids, CancellationToken ct)
    {
        if (me.May(Permissions.MemberRead))
        {
            return await names.NamesAsync(ids, ct);
        }

        Dictionary<Guid, string> found = [];
        foreach (var unit in me.Where(Permissions.UnitRead).Units)
        {
            foreach (var member in await registry.MembersOfUnitAsync(unit, ct))
            {
                found[member.Id] = member.Name;
            }
        }

        if (me.May(Permissions.ClaimMake) && await registry.FindMyselfAsync(ct) is { } myself)
        {
            found[myself.Id] = myself.Name;
        }

        return found;
    }
}
