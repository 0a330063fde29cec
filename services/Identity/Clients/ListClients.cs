using Linli.IdentityService.Access;
using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.Clients;

/// <summary>The machine clients in the caller's reach.</summary>
internal static class ListClients
{
    public static void MapListClients(this IEndpointRouteBuilder app) => app.MapGet("/clients", Handle).RequirePermission(Permissions.AccessRead);

    private static async Task<Ok<List<ClientItem>>> Handle(IdentityDb db, FieldProtector protector, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var rows = await db.Assignments.AsNoTracking().Within(user, Permissions.AccessRead).Live(clock.GetUtcNow())
            .Join(db.Persons.Where(p => p.IsMachine), a => a.PersonId, p => p.Id, (a, p) => new { Assignment = a, Machine = p })
            .OrderBy(r => r.Machine.Name).ThenBy(r => r.Machine.Id).ToListAsync(ct);
        return TypedResults.Ok(rows.Select(r => new ClientItem(r.Machine.Id, r.Machine.ContactOf(protector).SignInName, r.Machine.Name,
            r.Assignment.RoleId, r.Assignment.Scope.ToString(), r.Assignment.ValidTo, r.Machine.CreatedAt)).ToList());
    }
}

internal sealed record ClientItem(Guid Id, string ClientId, string Name, string Role, string Scope, DateTimeOffset? ValidTo, DateTimeOffset CreatedAt);
