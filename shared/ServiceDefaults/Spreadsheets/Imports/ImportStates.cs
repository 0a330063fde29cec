using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Linli.ServiceDefaults.Spreadsheets.Imports;

/// <summary>How far a run is, on a connection of its own: everybody sees it while the run's transaction is open.</summary>
internal sealed class ImportStates(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>Says that the run is alive.</summary>
    /// <returns>False when somebody wants it to end, or the import is gone.</returns>
    public Task<bool> BeatAsync(ImportJob job, int done, CancellationToken ct) => InAsync(job, async db =>
    {
        var now = clock.GetUtcNow();
        var import = db.Set<Import>().Where(i => i.Id == job.ImportId);
        await import.ExecuteUpdateAsync(i => i.SetProperty(p => p.Done, done).SetProperty(p => p.BeatAt, now), ct);
        return await import.AnyAsync(i => !i.CancelAsked, ct);
    });

    /// <summary>Changes its state; again, when somebody asked to cancel at the same moment.</summary>
    public Task ChangeAsync(ImportJob job, Action<Import, DateTimeOffset> change, CancellationToken ct) => InAsync(job, async db =>
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await db.Set<Import>().SingleOrDefaultAsync(i => i.Id == job.ImportId, ct) is not { } import)
            {
                return false;
            }

            change(import, clock.GetUtcNow());
            try
            {
                return await db.SaveChangesAsync(ct) > 0;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                db.ChangeTracker.Clear();
            }
        }
    });

    public Task RemoveAsync(ImportJob job, CancellationToken ct) =>
        InAsync(job, async db => await db.Set<Import>().Where(i => i.Id == job.ImportId).ExecuteDeleteAsync(ct) > 0);

    /// <summary>What was uploaded is needed no longer.</summary>
    public Task ForgetFileAsync(ImportJob job, CancellationToken ct) =>
        InAsync(job, async db => await db.Set<ImportPart>().Where(p => p.ImportId == job.ImportId).ExecuteDeleteAsync(ct) > 0);

    private async Task<bool> InAsync(ImportJob job, Func<TenantDb, Task<bool>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Enter(job.TenantId);
        return await work(scope.ServiceProvider.GetRequiredService<TenantDb>());
    }
}
