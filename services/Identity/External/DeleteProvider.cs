using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.External;

/// <summary>Removes a provider with all links to it. Whoever has no password gets a new invitation to sign in again.</summary>
internal static class DeleteProvider
{
    public static void MapDeleteProvider(this IEndpointRouteBuilder app) => app.MapDelete("/sign-in-providers/{id:guid}", Handle).RequirePermission(Permissions.SignInManage);

    private static async Task<Results<NoContent, NotFound>> Handle(Guid id, IdentityDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.SignInProviders.SingleOrDefaultAsync(p => p.Id == id, ct) is not { } provider)
        {
            return TypedResults.NotFound();
        }

        await provider.UnlinkAllAsync(db, ct);
        db.Remove(provider);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    public static string LoginName(this SignInProvider provider) => provider.Id.ToString("N");

    /// <summary>Inside a transaction.</summary>
    public static async Task UnlinkAllAsync(this SignInProvider provider, IdentityDb db, CancellationToken ct)
    {
        var name = provider.LoginName();
        var logins = db.Set<IdentityUserLogin<Guid>>();
        var people = await logins.Where(l => l.LoginProvider == name).Select(l => l.UserId).ToListAsync(ct);
        await logins.Where(l => l.LoginProvider == name).ExecuteDeleteAsync(ct);
        await db.Persons.Where(p => people.Contains(p.Id) && !logins.Any(l => l.UserId == p.Id)).ExecuteUpdateAsync(p => p.SetProperty(x => x.SignsInElsewhere, false), ct);
    }
}
