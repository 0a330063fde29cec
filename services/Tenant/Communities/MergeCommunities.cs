using System.ComponentModel.DataAnnotations;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Changes;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Communities;

internal static class MergeCommunities
{
    /// <param name="From">The communities that end.</param>
    /// <param name="Into">The community that goes on; left out when a new one is made of them.</param>
    /// <param name="Name">The new community's name, where there is no <paramref name="Into"/>.</param>
    /// <param name="Code">The new community's 12-digit division code, if it has one.</param>
    /// <param name="On">The first day of the merged community; today if left out, announced if it is still to come.</param>
    internal sealed record Request(
        [property: Required, MinLength(1), MaxLength(20)] IReadOnlyList<Guid> From,
        Guid? Into = null,
        [property: MaxLength(Community.NameLength)] string? Name = null,
        string? Code = null,
        DateOnly? On = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Into is null && string.IsNullOrWhiteSpace(Name))
            {
                yield return new("community.merged_nowhere", [nameof(Into)]);
            }
        }
    }

    /// <param name="Id">The change's.</param>
    /// <param name="CommunityId">The community that goes on.</param>
    internal sealed record Response(Guid Id, Guid CommunityId);

    public static void Map(IEndpointRouteBuilder communities) =>
        communities.MapPost("/mergers", Handle).RequirePermission(Permissions.CommunityManage)
            .WithSummary("Merge communities into one of them or into a new one, from a day on; figures up to that day stay with what they were");

    internal static async Task<Results<Created<Response>, NotFound>> Handle(
        Request request, DirectoryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockDirectoryAsync(ct);
        var from = request.From.Distinct().ToList();
        var ids = from.Concat(request.Into is { } one ? [one] : Array.Empty<Guid>()).Distinct().ToList();
        var communities = await db.Communities.Where(c => ids.Contains(c.Id)).ToListAsync(ct);
        if (communities.Count < ids.Count || !ids.TrueForAll(id => user.Reach.Covers(id)))
        {
            return TypedResults.NotFound();
        }

        communities.ForEach(c => c.RefuseUnlessOpen());
        var on = Days.FromTodayOn(request.On, clock);
        await db.RefuseWhenAnnouncedAsync(communities, ct);
        var into = request.Into is { } known ? Known(communities, from, known) : await NewAsync(request, from, on, db, clock, ct);
        var change = Change.Merger(into, from, on, clock.GetUtcNow());
        await db.EnterAsync(change, clock, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/communities/{into.Id}", new Response(change.Id, into.Id));
    }

    private static Community Known(List<Community> communities, List<Guid> from, Guid into)
    {
        var community = communities.Single(c => c.Id == into);
        return from.Contains(into) ? throw Errors.MergedIntoItself(community.Name) : community;
    }

    private static async Task<Community> NewAsync(Request request, List<Guid> from, DateOnly on, DirectoryDb db, TimeProvider clock, CancellationToken ct)
    {
        if (from.Count < 2)
        {
            throw Errors.MergedAlone();
        }

        var name = request.Name!.Trim();
        await db.RefuseTakenNameAsync(name, ct);
        var community = Community.Announce(name, CreateCommunity.CodeOf(request.Code), await db.OwnCodeAsync(ct), on, clock.GetUtcNow());
        db.Add(community);
        return community;
    }
}
