using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Notices;

internal static class ListNotices
{
    internal sealed record Item(Guid Id, string Title, string Text, DateOnly ValidUntil, DateTimeOffset PublishedAt, DateTimeOffset? WithdrawnAt, bool IsCurrent, bool IsRead);

    private static readonly Sorts<Notice> Sorts = new Sorts<Notice>(n => n.Id)
        .By("publishedAt", n => n.PublishedAt)
        .By("title", n => n.Title)
        .By("validUntil", n => n.ValidUntil);

    public static void Map(IEndpointRouteBuilder notices) =>
        notices.MapGet("/", Handle).RequireSignedIn()
            .WithSummary("The city's notices; current=true: those that hold today; unread=true: those that the caller has not read. Withdrawn ones only for the city");

    internal static async Task<Ok<Page<Item>>> Handle(
        [AsParameters] PageRequest page, [FromQuery] bool? current, [FromQuery] bool? unread, DirectoryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        var rows = db.Notices.AsNoTracking().Where(n => user.IsCity || n.WithdrawnAt == null);
        if (page.Search is { } text)
        {
            rows = rows.Where(n => n.Title.Contains(text) || n.Text.Contains(text));
        }

        if (current == true)
        {
            rows = rows.Where(n => n.WithdrawnAt == null && n.ValidUntil >= today);
        }

        if (unread == true)
        {
            rows = rows.Where(n => !db.NoticeReads.Any(r => r.NoticeId == n.Id && r.PersonId == user.Id));
        }

        return TypedResults.Ok(await Sorts.PageAsync(rows, page with { Sort = page.Sort ?? "-publishedAt" }, n => new Item(
            n.Id, n.Title, n.Text, n.ValidUntil, n.PublishedAt, n.WithdrawnAt, n.WithdrawnAt == null && n.ValidUntil >= today,
            db.NoticeReads.Any(r => r.NoticeId == n.Id && r.PersonId == user.Id)), ct));
    }
}
