using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Linli.ServiceDefaults.Spreadsheets.Imports;

internal static class UploadImport
{
    internal sealed record Response(Guid Id);

    public static IEndpointConventionBuilder Map(IEndpointRouteBuilder import) =>
        import.MapPost("/", Handle).WithSummary("Upload a spreadsheet (the body is the file; .xlsx, or CSV in UTF-8 or GB18030): it is checked at once and imported only when told");

    /// <param name="file">What the file is called.</param>
    internal static async Task<Accepted<Response>> Handle(
        string? file, ImportKind kind, HttpContext http, TenantDb db, ImportFile files, ImportRunner runner, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var import = new Import(kind.Noun, NameOf(file), user.Id, clock.GetUtcNow());
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            db.Add(import);
            await db.SaveChangesAsync(ct);
            await files.StoreAsync(import, http.Request.Body, ct);
            await transaction.CommitAsync(ct);
        }

        runner.Start(ImportJob.Of(kind, import.Id, http));
        return TypedResults.Accepted((string?)null, new Response(import.Id));
    }

    private static string NameOf(string? file)
    {
        var name = CellText.Tidy(Path.GetFileName(file?.Replace('\\', '/')));
        return name.Length <= 200 ? name : name[^200..];
    }
}
