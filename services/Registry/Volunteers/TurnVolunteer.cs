using System.ComponentModel.DataAnnotations;
using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Volunteers;

internal static class TurnVolunteer
{
    internal sealed record Request([property: AllowedValues(VolunteerState.Active, VolunteerState.Resting, VolunteerState.Left, ErrorMessage = "volunteer.state")] VolunteerState State);

    internal sealed record MemberRequest(Guid MemberId);

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/volunteers/{id:guid}/state", Handle)
            .RequirePermission(Permissions.VolunteerEdit)
            .WithSummary("A volunteer rests, leaves, or is active again.");
        app.MapPost("/volunteers/{id:guid}/member", BecomeAsync)
            .RequirePermission(Permissions.VolunteerEdit)
            .WithSummary("A volunteer became an in-service member: the record stays with its history and counts no more as a volunteer's.");
    }

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Volunteers.SingleOrDefaultAsync(v => v.Id == id, ct) is not { } volunteer || !user.Reach.Covers(volunteer.CommunityId))
        {
            return TypedResults.NotFound();
        }
        volunteer.Turn(request.State, clock.Today());
        Tell(db, volunteer, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    internal static async Task<Results<NoContent, NotFound>> BecomeAsync(Guid id, MemberRequest request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Volunteers.SingleOrDefaultAsync(v => v.Id == id, ct) is not { } volunteer || !user.Reach.Covers(volunteer.CommunityId))
        {
            return TypedResults.NotFound();
        }
        var member = await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.Id == request.MemberId, ct);
        volunteer.Become(member is not null && user.Reach.Covers(member.CommunityId) ? member : throw Errors.UnknownMember(), clock.Today());
        Tell(db, volunteer, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static void Tell(RegistryDb db, Volunteer v, DateTimeOffset now)
    {
        var state = v.State switch { VolunteerState.Active => "active", VolunteerState.Resting => "resting", VolunteerState.Left => "left", _ => "member" };
        db.Publish(new VolunteerTurned(v.TenantId, now, v.Id, v.CommunityId, state, v.MemberId, v.StateOn));
    }
}
