using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Linli.TenantService.Resources;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Tenants;

internal static class ExportTenants
{
    public static void Map(IEndpointRouteBuilder tenants) =>
        tenants.MapGet("/export", Handle).RequirePermission(Permissions.TenantRead)
            .WithSummary("The city's sub-districts as CSV, with the same search and order as the list");

    internal static IResult Handle([AsParameters] PageRequest page, string? state, DirectoryDb db) => Csv.Result(
        Words.Get("tenants.file"),
        [Words.Get("code"), Words.Get("name"), Words.Get("provisionedAt"), Words.Get("state")],
        ListTenants.Sorts.Order(ListTenants.Matching(db, page.Search, state), page.Sort)
            .Select(t => new object?[] { t.Code, t.Name, t.ProvisionedAt, Words.Get("state." + t.State) }).AsAsyncEnumerable());
}
