using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Linli.ServiceDefaults.Search;

/// <summary>Keeps the search keys of rows that are saved: one statement for all of them, in the transaction of the save.</summary>
internal static class SearchKeys
{
    private const int Batch = 1000;

    /// <summary>Rows whose keys this save changes. Asked before the save, which forgets what was changed.</summary>
    public static List<SearchedRow> Changed(IEnumerable<EntityEntry> entries) =>
    [
        .. from entry in entries
           where entry is { Entity: TenantRow and ISearchable } && (entry.State != EntityState.Modified || entry.Properties.Any(p => p.IsModified && p.Metadata.ClrType == typeof(string)))
           let row = (TenantRow)entry.Entity
           select new SearchedRow(row.TenantId, row.Id, entry.State == EntityState.Added, entry.State == EntityState.Deleted ? null : (ISearchable)entry.Entity),
    ];

    public static async Task WriteAsync(TenantDb db, List<SearchedRow> rows, CancellationToken ct)
    {
        foreach (var batch in rows.Chunk(Batch))
        {
            var former = batch.Where(row => !row.IsNew).ToList();
            if (former.Count > 0)
            {
                var (tenants, owners) = (former.Select(row => row.TenantId).ToArray(), former.Select(row => row.Id).ToArray());
                await db.Database.ExecuteSqlAsync(
                    $"DELETE FROM search_keys k USING unnest({tenants}, {owners}) AS gone (tenant_id, owner_id) WHERE k.tenant_id = gone.tenant_id AND k.owner_id = gone.owner_id", ct);
            }

            var keys = batch.SelectMany(row => row.Keys().Select(key => (row.TenantId, row.Id, Key: key))).ToList();
            if (keys.Count > 0)
            {
                var (tenants, owners, texts) = (keys.Select(k => k.TenantId).ToArray(), keys.Select(k => k.Id).ToArray(), keys.Select(k => k.Key).ToArray());
                // Rows from before may get theirs from the backfill at the same time. For new ones, expecting that would cost a quarter more.
                await db.Database.ExecuteSqlAsync(former.Count > 0
                    ? $"INSERT INTO search_keys (tenant_id, owner_id, key) SELECT * FROM unnest({tenants}, {owners}, {texts}) ON CONFLICT DO NOTHING"
                    : (FormattableString)$"INSERT INTO search_keys (tenant_id, owner_id, key) SELECT * FROM unnest({tenants}, {owners}, {texts})", ct);
            }
        }
    }
}

/// <param name="Row">Null when it is removed.</param>
internal sealed record SearchedRow(Guid TenantId, Guid Id, bool IsNew, ISearchable? Row)
{
    public IEnumerable<string> Keys() => Row is null ? [] :
        Row.SearchNames().SelectMany(SearchText.KeysOf).Concat(Row.SearchCodes().Select(SearchText.Normalise).Where(code => code.Length > 0)).Distinct();
}
