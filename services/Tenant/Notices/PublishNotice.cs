using System.ComponentModel.DataAnnotations;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.TenantService.Notices;

internal static class PublishNotice
{
    internal sealed record Request(
        [property: Required, MaxLength(Notice.TitleLength)] string Title, [property: Required, MaxLength(Notice.TextLength)] string Text, [property: Required] DateOnly? ValidUntil);

    internal sealed record Response(Guid Id);

    public static void Map(IEndpointRouteBuilder notices) =>
        notices.MapPost("/", Handle).RequirePermission(Permissions.NoticePublish)
            .WithSummary("Publish a notice to everybody on the platform");

    internal static async Task<Created<Response>> Handle(Request request, DirectoryDb db, TimeProvider clock, CancellationToken ct)
    {
        var notice = Notice.Publish(request.Title.Trim(), request.Text.Trim(), request.ValidUntil!.Value, clock.Today(), clock.GetUtcNow());
        db.Add(notice);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/notices/{notice.Id}", new Response(notice.Id));
    }
}
