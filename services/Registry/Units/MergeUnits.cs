using System.ComponentModel.DataAnnotations;
using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Agreements;
using Linli.RegistryService.Data;
using Linli.RegistryService.UnitResources;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Units;

internal static class MergeUnits
{
    /// <param name="IntoUnitId">The record that stays.</param>
    internal sealed record Request(Guid IntoUnitId, [property: Required, MaxLength(UnitRules.ReasonLength)] string Reason);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/units/{id:guid}/merge", Handle)
        .RequirePermission(Permissions.UnitEdit)
        .WithSummary("Two records are one unit: this one becomes part of the other, with its members, what it gave and what it did. Can be undone.");

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Request request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var units = await db.LockUnitsAsync([id, request.IntoUnitId], ct);
        if (!units.TryGetValue(id, out var unit) || !units.TryGetValue(request.IntoUnitId, out var into) || !user.MayJoin(unit) || !user.MayJoin(into))
        {
            return TypedResults.NotFound();
        }
        var now = clock.GetUtcNow();
        unit.MergeInto(into, request.Reason.Trim(), now);
        var members = await db.Members.Where(member => member.UnitId == id).ToListAsync(ct);
        foreach (var member in members)
        {
            member.GoOverTo(into.Id);
            db.Publish(new MemberUnitChanged(member.TenantId, now, member.Id, into.Id, id));
        }
        var resources = await db.Resources.Where(resource => resource.UnitId == id).ToListAsync(ct);
        resources.ForEach(resource => db.GoOver(resource, into, now));
        db.Add(new UnitMerger(id, into.Id, user.Id, now, request.Reason.Trim(), members.Select(member => member.Id), resources.Select(resource => resource.Id)));
        db.Publish(new UnitRetired(unit.TenantId, now, id, unit.CommunityId, unit.Kind));
        var parts = await db.PartsOfAsync(unit, ct);
        parts.ForEach(part => db.Publish(new UnitMerged(unit.TenantId, now, part, into.Id)));
        await db.TellAgreementsAsync(parts, [], id, into.Id, ChinaTime.DayOf(now), now, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
