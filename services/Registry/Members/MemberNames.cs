using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Members;

internal static class MemberNames
{
    internal sealed record Item(Guid Id, string Name);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/members/names", Handle)
        .RequirePermission(Permissions.MemberRead)
        .WithSummary("The names of members by their ids (?ids=…&ids=…, 200 at most); ids out of reach are left out.");

    internal static async Task<Ok<List<Item>>> Handle(Guid[] ids, RegistryDb db, CurrentUser user, CancellationToken ct)
    {
        var wanted = ids.Take(200).ToArray();
        return TypedResults.Ok(await db.Members.AsNoTracking().Within(user.Reach).Where(member => wanted.Contains(member.Id))
            .Select(member => new Item(member.Id, member.Name)).ToListAsync(ct));
    }
}
