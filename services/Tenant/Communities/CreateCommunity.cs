using System.ComponentModel.DataAnnotations;
using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Changes;
using Linli.TenantService.Data;
using Linli.TenantService.Settings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Communities;

internal static class CreateCommunity
{
    /// <param name="Code">12-digit division code, if the community has one; must belong to the sub-district.</param>
    /// <param name="Since">The first day it exists, today or earlier; today if left out.</param>
    internal sealed record Request(
        [property: Required, MaxLength(Community.NameLength)] string Name,
        string? Code,
        DateOnly? Since = null);

    internal sealed record Response(Guid Id);

    public static void Map(IEndpointRouteBuilder communities) =>
        communities.MapPost("/", Handle).RequirePermission(Permissions.CommunityManage)
            .WithSummary("Create a community of the sub-district");

    internal static async Task<Created<Response>> Handle(Request request, DirectoryDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockDirectoryAsync(ct);
        var (name, now) = (request.Name.Trim(), clock.GetUtcNow());
        await db.RefuseTakenNameAsync(name, ct);
        var community = Community.Create(name, CodeOf(request.Code), await db.OwnCodeAsync(ct), request.Since ?? clock.Today(), now);

        db.Add(community);
        var posts = await db.StartingPostsAsync(ct);
        db.Publish(new CommunityCreated(community.TenantId, now, community.Id, community.Code, community.Name, posts, community.Since));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/communities/{community.Id}", new Response(community.Id));
    }

    internal static string? CodeOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>The sub-district's code, to which its communities' codes belong.</summary>
    internal static Task<string> OwnCodeAsync(this DirectoryDb db, CancellationToken ct) => db.Tenants.Select(t => t.Code).SingleAsync(ct);
}
