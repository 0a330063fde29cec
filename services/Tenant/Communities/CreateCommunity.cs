using System.ComponentModel.DataAnnotations;
using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Linli.TenantService.Settings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Communities;

internal static class CreateCommunity
{
    /// <param name="Code">12-digit division code, if the community has one; must belong to the sub-district.</param>
    internal sealed record Request(
        [property: Required, MaxLength(Community.NameLength)] string Name,
        string? Code);

    internal sealed record Response(Guid Id);

    public static void Map(IEndpointRouteBuilder communities) =>
        communities.MapPost("/", Handle).RequirePermission(Permissions.CommunityManage)
            .WithSummary("Create a community of the sub-district");

    internal static async Task<Created<Response>> Handle(Request request, DirectoryDb db, SettingsDesk settings, TimeProvider clock, CancellationToken ct)
    {
        var tenant = await db.Tenants.Select(t => new { t.TenantId, t.Code }).SingleAsync(ct);
        var code = string.IsNullOrWhiteSpace(request.Code) ? null : request.Code.Trim();
        var community = Community.Create(request.Name.Trim(), code, tenant.Code, clock.Today(), clock.GetUtcNow());

        db.Add(community);
        var posts = (await settings.FindAsync(ct))!.Posts.Select(p => new PostKind(p.Kind, p.Name)).ToList();
        db.Publish(new CommunityCreated(tenant.TenantId, clock.GetUtcNow(), community.Id, community.Code, community.Name, posts));
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/communities/{community.Id}", new Response(community.Id));
    }
}
