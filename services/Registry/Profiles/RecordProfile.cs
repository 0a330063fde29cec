using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Profiles;

internal static class RecordProfile
{
    /// <param name="Version">The one that was read; empty for a year that has no profile yet.</param>
    internal sealed record Request(ProfileFigures Figures, uint? Version = null);

    internal sealed record Response(IReadOnlyList<Comparison> Contradictions);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPut("/communities/{communityId:guid}/profiles/{year:int}", Handle)
        .RequirePermission(Permissions.ProfileEdit)
        .WithSummary("Record a community's profile of a year, whole and as stated. Contradictions are answered, not refused.");

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid communityId, int year, Request request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (!user.Reach.Covers(communityId) || await db.Communities.SingleOrDefaultAsync(c => c.Id == communityId, ct) is not { } community)
        {
            return TypedResults.NotFound();
        }
        community.RefuseWhenRetired();
        ProfileRules.CheckYear(year, clock.Today());
        var profile = await FindOrAdd(communityId, year, request.Version, db, ct);
        var now = clock.GetUtcNow();
        profile.Record(request.Figures, user.Id, now);
        var isLatest = !await db.Profiles.AnyAsync(p => p.CommunityId == communityId && p.Year > year, ct);
        var contradictions = Contradictions.Of(profile.Figures, isLatest ? await db.RegisteredAsync(communityId, ct) : null);
        db.Publish(new ProfileRecorded(profile.TenantId, now, communityId, year, profile.Figures.Households, profile.Figures.Population, contradictions.Count));
        foreach (var former in await db.PredecessorsAsync(communityId, year, ct))
        {
            // What those stated for the year is part of this profile now; their own stays here to be read.
            db.Publish(new ProfileRecorded(profile.TenantId, now, former, year, null, null, 0));
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(contradictions));
    }

    private static async Task<Profile> FindOrAdd(Guid communityId, int year, uint? version, RegistryDb db, CancellationToken ct)
    {
        if (await db.Profiles.SingleOrDefaultAsync(p => p.CommunityId == communityId && p.Year == year, ct) is { } known)
        {
            db.Expect(known, version ?? throw Errors.Exists());
            return known;
        }
        var profile = Profile.Of(communityId, year);
        db.Profiles.Add(profile);
        return profile;
    }
}
