using System.ComponentModel.DataAnnotations;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Mechanism;

internal static class AppointLeader
{
    /// <param name="Office">What they are, such as 组长 or 副局长.</param>
    /// <param name="UnitId">The unit that they stand for; empty for the community.</param>
    /// <param name="Name">Only where it has to be known.</param>
    /// <param name="BeginsOn">Empty for today.</param>
    internal sealed record Request(
        [property: Required, AllowedValues(Bodies.Leading, Bodies.Coordinating, ErrorMessage = "field.choice")] string Body,
        [property: Required, MaxLength(MechanismRules.OfficeLength)] string Office,
        bool IsChair = false,
        Guid? UnitId = null,
        [property: MaxLength(MechanismRules.NameLength)] string? Name = null,
        DateOnly? BeginsOn = null)
    {
        internal LeaderFacts ToFacts(FieldProtector protector, TimeProvider clock, Leader? former = null) =>
            new(Body, IsChair, Office.Trim(), UnitId, protector.Seal(Name, former?.Name, Mask.Name), BeginsOn ?? clock.Today());
    }

    internal sealed record Response(Guid Id);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/communities/{communityId:guid}/leaders", Handle)
        .RequirePermission(Permissions.AgreementEdit)
        .WithSummary("Add a place to a community's leading group or coordinating body.");

    internal static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid communityId, Request request, RegistryDb db, CurrentUser user, FieldProtector protector, TimeProvider clock, CancellationToken ct)
    {
        if (!user.Reach.Covers(communityId) || await db.Communities.SingleOrDefaultAsync(c => c.Id == communityId, ct) is not { } community)
        {
            return TypedResults.NotFound();
        }
        community.RefuseWhenRetired();
        await db.RequireUnitAsync(request.UnitId, ct);
        var leader = Leader.Appoint(communityId, request.ToFacts(protector, clock));
        db.Leaders.Add(leader);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/communities/{communityId}/mechanism", new Response(leader.Id));
    }

    internal static async Task RequireUnitAsync(this RegistryDb db, Guid? unitId, CancellationToken ct)
    {
        if (unitId is { } id && !await db.Units.AnyAsync(u => u.Id == id && u.RetiredAt == null, ct))
        {
            throw Errors.UnknownUnit();
        }
    }
}
