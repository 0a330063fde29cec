using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.Volunteers;

internal static class ListVolunteers
{
    internal sealed record Item(Guid Id, Guid CommunityId, string CommunityName, string Name, IReadOnlyList<string> Skills, IReadOnlyList<string> Times, VolunteerState State, DateOnly JoinedOn);

    internal static readonly Sorts<Volunteer> Sorts = new Sorts<Volunteer>(v => v.Id)
        .By("name", v => v.Name)
        .By("-joinedOn", v => v.JoinedOn);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/volunteers", Handle)
        .RequirePermission(Permissions.VolunteerRead)
        .WithSummary("Volunteers by community, skill, free time and state; q is part of the name, its pinyin or initials, or a full phone number; sorted by name or joinedOn.");

    internal static async Task<Ok<Page<Item>>> Handle(
        [AsParameters] PageRequest page, [AsParameters] VolunteerFilter filter, RegistryDb db, CurrentUser user, FieldProtector protector, CancellationToken ct) =>
        TypedResults.Ok(await Sorts.PageAsync(
            db.Matching(filter, page.Search, user.Reach, protector), page,
            v => new Item(v.Id, v.CommunityId, db.Communities.Where(c => c.Id == v.CommunityId).Select(c => c.Name).First(), v.Name, v.Skills, v.Times, v.State, v.JoinedOn),
            ct));
}
