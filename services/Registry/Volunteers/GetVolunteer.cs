using Linli.RegistryService.Beneficiaries;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Volunteers;

internal static class GetVolunteer
{
    internal sealed record Response(
        Guid Id, uint Version, Guid CommunityId, string CommunityName, string Name, string? Phone, IReadOnlyList<string> Skills, IReadOnlyList<string> Times, VolunteerState State,
        DateOnly StateOn, DateOnly JoinedOn, DateOnly ConsentOn, DateOnly RetainUntil, Guid? PersonId, Guid? MemberId);

    internal sealed record FullResponse(string? Phone);

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/volunteers/{id:guid}", Handle)
            .RequirePermission(Permissions.VolunteerRead)
            .WithSummary("One volunteer, the phone masked.");
        app.MapGet("/volunteers/{id:guid}/full", ShowAsync)
            .RequirePermission(Permissions.VolunteerDisclose)
            .WithSummary("A volunteer's phone in full; who looked and the reason are recorded.")
            .RecordsReading("volunteer");
    }

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, RegistryDb db, CurrentUser user, FieldProtector protector, CancellationToken ct)
    {
        var found = await db.Volunteers.AsNoTracking().Where(v => v.Id == id)
            .Select(v => new { Row = v, Community = db.Communities.Where(c => c.Id == v.CommunityId).Select(c => c.Name).First() }).SingleOrDefaultAsync(ct);
        return found is { Row: var v } && user.Reach.Covers(v.CommunityId)
            ? TypedResults.Ok(new Response(
                v.Id, v.Version, v.CommunityId, found.Community, v.Name, protector.Show(v.Phone, Mask.Phone), v.Skills, v.Times, v.State,
                v.StateOn, v.JoinedOn, v.ConsentOn, v.RetainUntil, v.PersonId, v.MemberId))
            : TypedResults.NotFound();
    }

    internal static async Task<Results<Ok<FullResponse>, NotFound>> ShowAsync(Guid id, string? reason, RegistryDb db, CurrentUser user, FieldProtector protector, CancellationToken ct)
    {
        if (await db.Volunteers.AsNoTracking().SingleOrDefaultAsync(v => v.Id == id, ct) is not { } volunteer || !user.Reach.Covers(volunteer.CommunityId))
        {
            return TypedResults.NotFound();
        }
        Reasons.Require(reason);
        return TypedResults.Ok(new FullResponse(protector.Open(volunteer.Phone)));
    }
}
