using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Linli.ServiceDefaults.Search;

/// <summary>Gives keys to rows that were written before there were any, or by an older version meanwhile. Runs as the owner, after a migration.</summary>
public static class SearchBackfill
{
    private const int Batch = 1000;

    /// <param name="db">As the owner.</param>
    /// <param name="another">A second context of the same kind, which writes while the first reads.</param>
    public static Task RunAsync(TenantDb db, Func<TenantDb> another, CancellationToken ct) => EachAsync(nameof(FillAsync), db, [db, another, ct]);

    /// <summary>The same for the rows of one sub-district that came in by themselves, within the transaction that is open.</summary>
    /// <param name="db">In the tenant.</param>
    internal static Task RunWithinAsync(TenantDb db, CancellationToken ct) => EachAsync(nameof(FillWithinAsync), db, [db, ct]);

    private static async Task EachAsync(string fill, TenantDb db, object[] args)
    {
        foreach (var type in db.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.IsAssignableTo(typeof(ISearchable))))
        {
            await (Task)typeof(SearchBackfill).GetMethod(fill, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, args)!;
        }
    }

    /// <summary>Page by page: the one connection cannot read and write at once.</summary>
    private static async Task FillWithinAsync<T>(TenantDb db, CancellationToken ct) where T : TenantRow, ISearchable
    {
        List<T> page;
        Guid? last = null;
        do
        {
            var from = last;
            page = await db.Set<T>().AsNoTracking().Where(row => from == null || row.Id > from).OrderBy(row => row.Id).Take(Batch).ToListAsync(ct);
            await SearchKeys.WriteAsync(db, [.. page.Select(row => new SearchedRow(row.TenantId, row.Id, IsNew: false, row))], ct);
            last = page.Count > 0 ? page[^1].Id : last;
        }
        while (page.Count == Batch);
    }

    private static async Task FillAsync<T>(TenantDb db, Func<TenantDb> another, CancellationToken ct) where T : TenantRow, ISearchable
    {
        var bare = db.Set<T>().IgnoreQueryFilters().AsNoTracking()
            .Where(row => !db.Set<SearchKey>().IgnoreQueryFilters().Any(key => key.TenantId == row.TenantId && key.OwnerId == row.Id));
        await using var writer = another();
        await foreach (var rows in bare.AsAsyncEnumerable().Chunk(Batch).WithCancellation(ct))
        {
            await SearchKeys.WriteAsync(writer, [.. rows.Select(row => new SearchedRow(row.TenantId, row.Id, IsNew: false, row))], ct);
        }
    }
}
