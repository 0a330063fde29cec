using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Tenants;

internal static class ListTenants
{
    internal sealed record Item(Guid Id, string Code, string Name, DateTimeOffset ProvisionedAt, string State);

    internal static readonly Sorts<Tenant> Sorts = new Sorts<Tenant>(t => t.TenantId)
        .By("code", t => t.Code)
        .By("name", t => t.Name)
        .By("provisionedAt", t => t.ProvisionedAt);

    public static void Map(IEndpointRouteBuilder tenants) =>
        tenants.MapGet("/", Handle).RequirePermission(Permissions.TenantRead)
            .WithSummary("The city's sub-districts; search by name or by the start of the code; sort by code, name or provisionedAt");

    internal static async Task<Ok<Page<Item>>> Handle([AsParameters] PageRequest page, string? state, DirectoryDb db, CancellationToken ct) =>
        TypedResults.Ok(await Sorts.PageAsync(
            Matching(db, page.Search, state), page, t => new Item(t.TenantId, t.Code, t.Name, t.ProvisionedAt, t.State), ct));

    internal static IQueryable<Tenant> Matching(DirectoryDb db, string? search, string? state)
    {
        var tenants = db.Tenants.AsNoTracking();
        if (search is not null)
        {
            tenants = tenants.Where(t => t.Name.Contains(search) || t.Code.StartsWith(search));
        }

        return string.IsNullOrEmpty(state) ? tenants : tenants.Where(t => t.State == state);
    }
}
