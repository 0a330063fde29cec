using System.ComponentModel.DataAnnotations;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Changes;
using Linli.TenantService.Data;
using Linli.TenantService.Grids;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Communities;

internal static class SplitCommunity
{
    /// <param name="Name">The new community's name.</param>
    /// <param name="Code">Its 12-digit division code, if it has one.</param>
    /// <param name="On">Its first day; today if left out, announced if it is still to come.</param>
    /// <param name="Grids">Grids that belong to it from then on.</param>
    /// <param name="Units">Resident units that belong to it; one that is no longer here on the day stays where it is.</param>
    /// <param name="Members">Members that belong to it, likewise.</param>
    /// <param name="Beneficiaries">Beneficiaries that belong to it, with the pairs that help them, likewise.</param>
    /// <param name="Needs">Needs that go on there, likewise.</param>
    /// <param name="Volunteers">Volunteers that belong to it, likewise.</param>
    internal sealed record Request(
        [property: Required, MaxLength(Community.NameLength)] string Name,
        string? Code = null,
        DateOnly? On = null,
        [property: MaxLength(200)] IReadOnlyList<Guid>? Grids = null,
        [property: MaxLength(2000)] IReadOnlyList<Guid>? Units = null,
        [property: MaxLength(10_000)] IReadOnlyList<Guid>? Members = null,
        [property: MaxLength(10_000)] IReadOnlyList<Guid>? Beneficiaries = null,
        [property: MaxLength(2000)] IReadOnlyList<Guid>? Needs = null,
        [property: MaxLength(10_000)] IReadOnlyList<Guid>? Volunteers = null)
    {
        internal Part Part => new(Distinct(Grids), Distinct(Units), Distinct(Members), Distinct(Beneficiaries), Distinct(Needs), Distinct(Volunteers));

        private static List<Guid> Distinct(IReadOnlyList<Guid>? ids) => [.. (ids ?? []).Distinct()];
    }

    public static void Map(IEndpointRouteBuilder communities) =>
        communities.MapPost("/{id:guid}/splits", Handle).RequirePermission(Permissions.CommunityManage)
            .WithSummary("Make a part of a community one of its own, from a day on; figures up to that day stay with what they were");

    internal static async Task<Results<Created<MergeCommunities.Response>, NotFound>> Handle(
        Guid id, Request request, DirectoryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockDirectoryAsync(ct);
        if (!user.Reach.Covers(id) || await db.Communities.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } community)
        {
            return TypedResults.NotFound();
        }

        community.RefuseUnlessOpen();
        var part = await CheckedAsync(request.Part, id, db, ct);
        var (on, now) = (Days.FromTodayOn(request.On, clock), clock.GetUtcNow());
        await db.RefuseWhenAnnouncedAsync([community], ct);
        var name = request.Name.Trim();
        await db.RefuseTakenNameAsync(name, ct);
        var created = Community.Announce(name, CreateCommunity.CodeOf(request.Code), await db.OwnCodeAsync(ct), on, now);
        db.Add(created);
        var change = Change.Split(community, created, part, on, now);
        await db.EnterAsync(change, clock, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/communities/{created.Id}", new MergeCommunities.Response(change.Id, created.Id));
    }

    private static async Task<Part> CheckedAsync(Part part, Guid communityId, DirectoryDb db, CancellationToken ct)
    {
        if (part.IsEmpty)
        {
            throw Errors.SplitOffNothing();
        }

        return await db.Grids.CountAsync(g => part.Grids.Contains(g.Id) && g.CommunityId == communityId && g.RetiredAt == null, ct) == part.Grids.Count
            ? part : throw Grids.Errors.Elsewhere();
    }
}
