using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Template;

internal static class GetTemplate
{
    /// <param name="Content">The draft's where there is one, else what holds.</param>
    /// <param name="Published">What holds in every sub-district that has not set its own.</param>
    /// <param name="Changed">Sections in which the draft differs from what holds.</param>
    /// <param name="Versions">Published versions, newest first.</param>
    internal sealed record Response(
        TemplateContent Content, TemplateContent Published, int PublishedNumber, int? DraftNumber, DateTimeOffset? DraftChangedAt, IReadOnlyList<string> Changed, IReadOnlyList<Version> Versions);

    internal sealed record Version(int Number, DateTimeOffset PublishedAt);

    public static void Map(IEndpointRouteBuilder template) =>
        template.MapGet("/", Handle).RequirePermission(Permissions.CitySettingsManage)
            .WithSummary("The city's template: what holds, the draft of the next version, and the versions so far");

    internal static async Task<Ok<Response>> Handle(TemplateDesk desk, DirectoryDb db, CancellationToken ct)
    {
        var (published, draft) = (await desk.PublishedAsync(ct), await desk.DraftAsync(ct));
        var holds = published?.Content ?? BuiltIn.Content;
        var versions = await db.Templates.Where(t => t.PublishedAt != null).OrderByDescending(t => t.Number).Take(20)
            .Select(t => new Version(t.Number, t.PublishedAt!.Value)).ToListAsync(ct);
        return TypedResults.Ok(new Response(
            draft?.Content ?? holds, holds, published?.Number ?? 0, draft?.Number, draft?.ChangedAt,
            draft is null ? [] : Differences.Between(holds, draft.Content), versions));
    }
}
