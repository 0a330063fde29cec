using System.ComponentModel.DataAnnotations;
using Linli.ActivityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.ActivityService.Activities;

/// <summary>The news text (活动信息) about an activity, with its source and author.</summary>
internal static class WriteNews
{
    internal sealed record Request(
        [property: Required, MaxLength(ActivityBody.TitleLength)] string Title,
        [property: Required, MaxLength(ActivityBody.TextLength)] string Text,
        [property: MaxLength(ActivityBody.NameLength)] string? Source,
        [property: MaxLength(ActivityBody.NameLength)] string? Author,
        DateOnly? On);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPut("/activities/{id:guid}/news", Handle)
        .WithSummary("Write the news text about an activity")
        .RequirePermission(Permissions.ActivityEdit);

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, ActivityDb db, CurrentUser user, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockActivityAsync(id, user.Reach, ct) is not { } activity)
        {
            return TypedResults.NotFound();
        }

        activity.Report(new News(request.Title.Trim(), request.Text.Trim(), request.Source.OrNull(), request.Author.OrNull(), request.On));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
