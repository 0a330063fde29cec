using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Files;

internal static class GetStorage
{
    /// <param name="Bytes">What the sub-district's stored files take of its storage quota.</param>
    internal sealed record Response(long Bytes);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/files/storage", Handle).RequirePermission(Permissions.AgreementRead)
        .WithSummary("How much the sub-district's stored files take.");

    internal static async Task<Ok<Response>> Handle(RegistryDb db, CancellationToken ct) =>
        TypedResults.Ok(new Response(await db.StoredFiles.SumAsync(f => f.Bytes, ct)));
}
