using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Notices;

internal static class ReadNotice
{
    public static void Map(IEndpointRouteBuilder notices) =>
        notices.MapPut("/{id:guid}/reading", Handle).RequireSignedIn()
            .WithSummary("The caller has read the notice; safe to repeat");

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, DirectoryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (db.TenantId is null || !await db.Notices.AnyAsync(n => n.Id == id && (user.IsCity || n.WithdrawnAt == null), ct))
        {
            return TypedResults.NotFound();
        }

        if (!await db.NoticeReads.AnyAsync(r => r.NoticeId == id && r.PersonId == user.Id, ct))
        {
            db.Add(NoticeRead.Of(id, user.Id, clock.GetUtcNow()));
            await db.SaveChangesAsync(ct);
        }

        return TypedResults.NoContent();
    }
}
