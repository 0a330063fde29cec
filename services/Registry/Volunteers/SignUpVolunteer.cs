using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Volunteers;

internal static class SignUpVolunteer
{
    internal sealed record Response(Guid Id, DateOnly RetainUntil);

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/communities/{communityId:guid}/volunteers", Handle)
            .RequirePermission(Permissions.VolunteerEdit)
            .WithSummary("A volunteer who is no member signs up with a community, with their consent.");
        app.MapPut("/volunteers/{id:guid}", ChangeAsync)
            .RequirePermission(Permissions.VolunteerEdit)
            .WithSummary("Correct a volunteer, note a renewed consent, or keep the record longer. The version is the one that was read.");
    }

    internal static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid communityId, VolunteerRequest request, RegistryDb db, CurrentUser user, FieldProtector protector, TimeProvider clock, CancellationToken ct)
    {
        if (!user.Reach.Covers(communityId) || await db.Communities.SingleOrDefaultAsync(c => c.Id == communityId, ct) is not { } community)
        {
            return TypedResults.NotFound();
        }
        community.RefuseWhenRetired();
        var today = clock.Today();
        var volunteer = Volunteer.SignUp(communityId, request.ToFacts(protector), request.JoinedOn ?? today, today);
        db.Volunteers.Add(volunteer);
        db.Publish(new VolunteerSignedUp(volunteer.TenantId, clock.GetUtcNow(), volunteer.Id, communityId, volunteer.JoinedOn));
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/volunteers/{volunteer.Id}", new Response(volunteer.Id, volunteer.RetainUntil));
    }

    internal static async Task<Results<NoContent, NotFound>> ChangeAsync(
        Guid id, uint version, VolunteerRequest request, RegistryDb db, CurrentUser user, FieldProtector protector, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Volunteers.SingleOrDefaultAsync(v => v.Id == id, ct) is not { } volunteer || !user.Reach.Covers(volunteer.CommunityId))
        {
            return TypedResults.NotFound();
        }
        db.Expect(volunteer, version);
        volunteer.Change(request.ToFacts(protector, volunteer), clock.Today());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
