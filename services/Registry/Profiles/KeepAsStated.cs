using System.ComponentModel.DataAnnotations;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Profiles;

internal static class KeepAsStated
{
    /// <param name="Code">The contradiction, as it was shown.</param>
    internal sealed record Request(
        [property: Required, MaxLength(ProfileRules.CodeLength)] string Code,
        [property: Required, MaxLength(ProfileRules.ReasonLength)] string Reason,
        [property: MaxLength(ProfileRules.CategoryLength)] string? Category = null);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/communities/{communityId:guid}/profiles/{year:int}/decisions", Handle)
        .RequirePermission(Permissions.ProfileEdit)
        .WithSummary("Keep a contradiction as it is stated, with the reason; the question is open again when one of its two numbers changes.");

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid communityId, int year, Request request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (!user.Reach.Covers(communityId) || await db.Profiles.AsNoTracking().SingleOrDefaultAsync(p => p.CommunityId == communityId && p.Year == year, ct) is not { } profile)
        {
            return TypedResults.NotFound();
        }
        var isLatest = !await db.Profiles.AnyAsync(p => p.CommunityId == communityId && p.Year > year, ct);
        var contradictions = Contradictions.Of(profile.Figures, isLatest ? await db.RegisteredAsync(communityId, ct) : null);
        var contradiction = contradictions.FirstOrDefault(c => c.Code == request.Code && c.Category == Text.OrNull(request.Category)) ?? throw Errors.NoSuchContradiction();
        var category = contradiction.Category ?? "";
        var decision = await db.ProfileDecisions.SingleOrDefaultAsync(d => d.CommunityId == communityId && d.Year == year && d.Code == request.Code && d.Category == category, ct);
        if (decision is null)
        {
            decision = new ProfileDecision(communityId, year, request.Code, contradiction.Category);
            db.Add(decision);
        }
        decision.Keep(contradiction, request.Reason.Trim(), user.Id, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
