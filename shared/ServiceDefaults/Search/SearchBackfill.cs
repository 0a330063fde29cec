using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Linli.ServiceDefaults.Search;

/// <summary>Gives keys to rows that were written before there were any, or by an older version meanwhile. Runs as the owner, after a migration.</summary>
public static class SearchBackfill
{
    private const int Batch = 1000;

    /// <param name="db">As the owner.</param>
    /// <param name="another">A second context of the same kind, which writes while the first reads.</param>
    public static async Task RunAsync(TenantDb db, Func<TenantDb> another, CancellationToken ct)
    {
        foreach (var type in db.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.IsAssignableTo(typeof(ISearchable))))
        {
            await (Task)typeof(SearchBackfill).GetMethod(nameof(FillAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(type).Invoke(null, [db, another, ct])!;
        }
    }

    private static async Task FillAsync<T>(TenantDb db, Func<TenantDb> another, CancellationToken ct) where T : TenantRow, ISearchable
    {
        var bare = db.Set<T>().IgnoreQueryFilters().AsNoTracking()
            .Where(row => !db.Set<SearchKey>().IgnoreQueryFilters().Any(key => key.TenantId == row.TenantId && key.OwnerId == row.Id));
        await using var writer = another();
        await foreach (var rows in bare.AsAsyncEnumerable().Chunk(Batch).WithCancellation(ct))
        {
            await SearchKeys.WriteAsync(writer, [.. rows.Select(row => new SearchedRow(row.TenantId, row.Id, IsNew: true, row))], ct);
        }
    }
}
