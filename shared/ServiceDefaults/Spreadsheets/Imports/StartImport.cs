using System.Runtime.CompilerServices;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Linli.ServiceDefaults.Spreadsheets.Imports;

/// <summary>Sets an import going, follows it, and ends it.</summary>
internal static class StartImport
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(500);

    /// <param name="State">As in the import itself.</param>
    internal sealed record Progress(string State, int Done, int Total);

    public static IEnumerable<IEndpointConventionBuilder> Map(IEndpointRouteBuilder import) =>
    [
        import.MapPost("/{id:guid}/start", Start).WithSummary("Import what was checked, or go on where it was interrupted"),
        import.MapPost("/{id:guid}/cancel", Cancel).WithSummary("End the run that is under way; where none is, discard the import"),
        import.MapGet("/{id:guid}/progress", Follow).WithSummary("How far the run is, as server-sent events until it ends"),
    ];

    internal static async Task<Results<NoContent, NotFound>> Start(
        Guid id, ImportKind kind, HttpContext http, TenantDb db, ImportRunner runner, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Set<Import>().SingleOrDefaultAsync(i => i.Id == id && i.By == user.Id && i.Noun == kind.Noun, ct) is not { } import)
        {
            return TypedResults.NotFound();
        }

        // Of two that start it at once, the second is told that it has changed.
        import.Begin(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        runner.Start(ImportJob.Of(kind, id, http));
        return TypedResults.NoContent();
    }

    /// <summary>Only where the rows are an <see cref="IOneStepImport"/>.</summary>
    public static IEndpointConventionBuilder MapUndo(IEndpointRouteBuilder import) =>
        import.MapPost("/{id:guid}/undo", Undo).WithSummary("Take all of a finished import back, as one step; refused when a row of it was changed or used since");

    internal static async Task<Results<NoContent, NotFound>> Undo(
        Guid id, ImportKind kind, HttpContext http, TenantDb db, ImportRunner runner, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Set<Import>().SingleOrDefaultAsync(i => i.Id == id && i.By == user.Id && i.Noun == kind.Noun, ct) is not { } import)
        {
            return TypedResults.NotFound();
        }

        import.BeginUndo(clock.GetUtcNow());
        if (!await db.CanUndoAsync(id, ct))
        {
            throw ImportErrors.NothingToUndo();
        }

        await db.SaveChangesAsync(ct);
        runner.Start(ImportJob.Of(kind, id, http));
        return TypedResults.NoContent();
    }

    internal static async Task<Results<NoContent, NotFound>> Cancel(Guid id, ImportKind kind, TenantDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var import = await db.FindImportAsync(id, kind, user, ct);
        if (import is null)
        {
            return TypedResults.NotFound();
        }

        var row = db.Set<Import>().Where(i => i.Id == id);
        await (import.StateAt(clock.GetUtcNow()) is ImportState.Checking or ImportState.Importing or ImportState.Undoing
            ? row.ExecuteUpdateAsync(i => i.SetProperty(p => p.CancelAsked, true), ct)
            : row.ExecuteDeleteAsync(ct));
        return TypedResults.NoContent();
    }

    internal static async Task<Results<ServerSentEventsResult<Progress>, NotFound>> Follow(
        Guid id, ImportKind kind, TenantDb db, CurrentUser user, TimeProvider clock, CancellationToken ct) =>
        await db.FindImportAsync(id, kind, user, ct) is null ? TypedResults.NotFound() : TypedResults.ServerSentEvents(FollowAsync(id, kind, db, user, clock, ct), "progress");

    private static async IAsyncEnumerable<Progress> FollowAsync(
        Guid id, ImportKind kind, TenantDb db, CurrentUser user, TimeProvider clock, [EnumeratorCancellation] CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Glance, clock);
        do
        {
            var import = await db.FindImportAsync(id, kind, user, ct);
            var state = import?.StateAt(clock.GetUtcNow()) ?? ImportState.Failed;
            yield return new(ReadImport.Name(state), import?.Done ?? 0, import?.Total ?? 0);
            if (state is not (ImportState.Checking or ImportState.Importing or ImportState.Undoing))
            {
                yield break;
            }
        }
        while (await timer.WaitForNextTickAsync(ct));
    }
}
