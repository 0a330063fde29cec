using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Exports;

internal static class RequestExport
{
    internal sealed record Response(Guid Id);

    public static void Map(IEndpointRouteBuilder exports) =>
        exports.MapPost("/", Handle).RequirePermission(Permissions.TenantExport).AllowWhileSuspended()
            .WithSummary("Have everything that the sub-district keeps put into one archive; one at a time");

    internal static async Task<Results<Created<Response>, NotFound>> Handle(DirectoryDb db, CurrentUser user, ExportSignal signal, TimeProvider clock, CancellationToken ct)
    {
        if (user.TenantId is null)
        {
            return TypedResults.NotFound();
        }

        if (await db.Exports.AnyAsync(e => e.State == Export.Waiting || e.State == Export.Running, ct))
        {
            throw Errors.UnderWay();
        }

        var now = clock.GetUtcNow();
        var export = Export.Request(ExportSources.Services.Count, now);
        db.Add(export);
        db.Add(new ExportStep(export.Id, ExportStep.Requested, user, now));
        await db.SaveChangesAsync(ct);
        signal.Wake();
        return TypedResults.Created($"/tenant/exports/{export.Id}", new Response(export.Id));
    }
}
