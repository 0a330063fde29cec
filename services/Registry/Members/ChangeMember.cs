using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Members;

internal static class ChangeMember
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapPut("/members/{id:guid}", Handle)
        .RequirePermission(Permissions.MemberEdit)
        .WithSummary("Change a member's name, phone, unit or sign-in. The version is the one that was read.");

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, uint version, MemberRequest request, RegistryDb db, CurrentUser user, FieldProtector protector, TimeProvider clock, CancellationToken ct)
    {
        var member = await db.Members.SingleOrDefaultAsync(m => m.Id == id, ct);
        if (member is null || !user.Reach.Covers(member.CommunityId))
        {
            return TypedResults.NotFound();
        }
        if (request.UnitId != member.UnitId)
        {
            await db.RequireLiveUnitAsync(request.UnitId, ct);
        }
        db.Expect(member, version);
        var (formerPerson, formerUnit) = (member.PersonId, member.UnitId);
        member.Change(request.ToFacts(protector, member));
        if (member.UnitId != formerUnit)
        {
            db.Publish(new MemberUnitChanged(member.TenantId, clock.GetUtcNow(), member.Id, member.UnitId, formerUnit));
        }
        db.PublishLink(member, formerPerson, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
