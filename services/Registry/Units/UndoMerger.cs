using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Agreements;
using Linli.RegistryService.Data;
using Linli.RegistryService.UnitResources;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Units;

internal static class UndoMerger
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/units/{id:guid}/merge/undo", Handle)
        .RequirePermission(Permissions.UnitEdit)
        .WithSummary("The two were not one after all: the record is there again, and what came over with it goes back.");

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var into = await db.Units.Where(u => u.Id == id).Select(u => u.MergedIntoId).SingleOrDefaultAsync(ct);
        var units = await db.LockUnitsAsync(into is null ? [id] : [id, into.Value], ct);
        if (!units.TryGetValue(id, out var unit) || !user.MayJoin(unit) || (into is not null && !user.MayJoin(units[into.Value])))
        {
            return TypedResults.NotFound();
        }
        var now = clock.GetUtcNow();
        var target = unit.PartFrom(into is null ? null : units[into.Value]);
        var merger = await db.UnitMergers.SingleAsync(m => m.UnitId == id && m.UndoneAt == null, ct);
        merger.Undo(user.Id, now);
        // Whoever changed the unit meanwhile stays where they went.
        foreach (var member in await db.Members.Where(member => member.UnitId == target && merger.Members.Contains(member.Id)).ToListAsync(ct))
        {
            member.GoOverTo(id);
            db.Publish(new MemberUnitChanged(member.TenantId, now, member.Id, id, target));
        }
        (await db.Resources.Where(resource => merger.Resources.Contains(resource.Id)).ToListAsync(ct)).ForEach(resource => db.GoOver(resource, unit, now));
        db.Publish(new UnitMergerUndone(unit.TenantId, now, id, target));
        db.Publish(new UnitChanged(unit.TenantId, now, id, unit.CommunityId, unit.Name, unit.Kind, unit.CommunityId, unit.Kind));
        var parts = await db.PartsOfAsync(unit, ct);
        foreach (var part in parts.Where(part => part != id))
        {
            db.Publish(new UnitMerged(unit.TenantId, now, part, id));
        }
        await db.TellAgreementsAsync(parts, [.. (await db.PartsOfAsync(units[target], ct)).Except(parts)], target, id, ChinaTime.DayOf(now), now, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
