using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Mechanism;

internal static class ChangeLeader
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapPut("/leaders/{id:guid}", Handle)
            .RequirePermission(Permissions.AgreementEdit)
            .WithSummary("Correct a place of a leading group. The version is the one that was read.");
        app.MapPost("/leaders/{id:guid}/end", End)
            .RequirePermission(Permissions.AgreementEdit)
            .WithSummary("Somebody leaves a leading group; that they were in it stays.");
    }

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, uint version, AppointLeader.Request request, RegistryDb db, CurrentUser user, FieldProtector protector, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Leaders.SingleOrDefaultAsync(l => l.Id == id, ct) is not { } leader || !user.Reach.Covers(leader.CommunityId))
        {
            return TypedResults.NotFound();
        }
        db.Expect(leader, version);
        if (request.UnitId != leader.UnitId)
        {
            await db.RequireUnitAsync(request.UnitId, ct);
        }
        leader.Change(request.ToFacts(protector, clock, leader));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    internal static async Task<Results<NoContent, NotFound>> End(Guid id, EndRequest request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Leaders.SingleOrDefaultAsync(l => l.Id == id, ct) is not { } leader || !user.Reach.Covers(leader.CommunityId))
        {
            return TypedResults.NotFound();
        }
        leader.End(request.On ?? clock.Today(), clock.Today());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
