using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Notices;

internal static class WithdrawNotice
{
    public static void Map(IEndpointRouteBuilder notices) =>
        notices.MapPost("/{id:guid}/withdrawal", Handle).RequirePermission(Permissions.NoticePublish)
            .WithSummary("Take a notice back: only the city sees it from now on");

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, DirectoryDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Notices.SingleOrDefaultAsync(n => n.Id == id, ct) is not { } notice)
        {
            return TypedResults.NotFound();
        }

        notice.Withdraw(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
