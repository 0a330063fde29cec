using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Profiles;

internal static class ListProfiles
{
    internal sealed record Item(int Year, int? Households, int? Population, int Contradictions, DateTimeOffset RecordedAt);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/communities/{communityId:guid}/profiles", Handle)
        .RequirePermission(Permissions.ProfileRead)
        .WithSummary("The years that a community has a profile of, newest first, with the contradictions of the profile itself.");

    internal static async Task<Results<Ok<List<Item>>, NotFound>> Handle(Guid communityId, RegistryDb db, CurrentUser user, CancellationToken ct)
    {
        if (!user.Reach.Covers(communityId) || !await db.Communities.AnyAsync(community => community.Id == communityId, ct))
        {
            return TypedResults.NotFound();
        }
        var profiles = await db.Profiles.AsNoTracking().Where(profile => profile.CommunityId == communityId).OrderByDescending(profile => profile.Year).ToListAsync(ct);
        return TypedResults.Ok(profiles.ConvertAll(profile => new Item(
            profile.Year, profile.Figures.Households, profile.Figures.Population, Contradictions.Of(profile.Figures, registered: null).Count, profile.RecordedAt)));
    }
}
