using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Profiles;

internal static class GetProfile
{
    /// <param name="SideBySide">Every two numbers that should agree, those that do not among them.</param>
    /// <param name="FormerYear">The profile before this one, which the changes are counted from.</param>
    internal sealed record Response(
        Guid CommunityId, string CommunityName, int Year, uint Version, DateTimeOffset RecordedAt, ProfileFigures Figures,
        IReadOnlyList<Comparison> SideBySide, int Contradictions, IReadOnlyList<Decision> Decisions, int? FormerYear, IReadOnlyList<YearChange> Changes);

    /// <summary>A contradiction that a person keeps as it is stated.</summary>
    internal sealed record Decision(string Code, string? Category, string Reason, DateTimeOffset At);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/communities/{communityId:guid}/profiles/{year:int}", Handle)
        .RequirePermission(Permissions.ProfileRead)
        .WithSummary("A community's profile of a year: as stated, with its contradictions and the changes since the profile before.");

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid communityId, int year, RegistryDb db, CurrentUser user, CancellationToken ct)
    {
        if (!user.Reach.Covers(communityId))
        {
            return TypedResults.NotFound();
        }
        var profiles = await db.Profiles.AsNoTracking().Where(p => p.CommunityId == communityId).OrderByDescending(p => p.Year).ToListAsync(ct);
        if (profiles.Find(p => p.Year == year) is not { } profile)
        {
            return TypedResults.NotFound();
        }
        var registered = profiles[0] == profile ? await db.RegisteredAsync(communityId, ct) : null;
        var former = profiles.Find(p => p.Year < year);
        var sideBySide = Contradictions.SideBySide(profile.Figures, registered);
        var decisions = await db.ProfileDecisions.AsNoTracking().Where(d => d.CommunityId == communityId && d.Year == year).ToListAsync(ct);
        var name = await db.Communities.Where(community => community.Id == communityId).Select(community => community.Name).SingleAsync(ct);
        return TypedResults.Ok(new Response(
            communityId, name, year, profile.Version, profile.RecordedAt, profile.Figures,
            sideBySide, sideBySide.Count(comparison => !comparison.Holds),
            [.. decisions.Where(d => sideBySide.Any(d.IsAbout)).Select(d => new Decision(d.Code, d.Category.Length == 0 ? null : d.Category, d.Reason, d.At))], former?.Year, former is null ? [] : YearChange.Between(former.Figures, profile.Figures)));
    }
}
