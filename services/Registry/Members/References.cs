using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Members;

internal static class References
{
    /// <summary>A member's unit is one of the tenant's, whichever community it lies in: people work in one place and help in another.</summary>
    public static async Task RequireLiveUnitAsync(this RegistryDb db, Guid? unitId, CancellationToken ct)
    {
        if (unitId is { } id && !await db.Units.AnyAsync(unit => unit.Id == id && unit.RetiredAt == null, ct))
        {
            throw Errors.UnknownUnit();
        }
    }

    public static void PublishLink(this RegistryDb db, Member member, Guid? former, DateTimeOffset now)
    {
        if (member.PersonId != former)
        {
            db.Publish(new MemberLinked(member.TenantId, now, member.Id, member.PersonId));
        }
    }
}
