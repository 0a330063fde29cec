using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.ServiceDefaults.Search;

/// <summary>The table of search keys, in every service that has rows to be found.</summary>
public static class SearchMapping
{
    internal const string Table = "search_keys";

    internal static void AddSearchKeys(this ModelBuilder model) => model.Entity<SearchKey>(key =>
    {
        key.ToTable(Table);
        key.HasKey(k => new { k.TenantId, k.Key, k.OwnerId });
        // Bytes in their order, which is what text_pattern_ops compares by.
        key.Property(k => k.Key).HasMaxLength(SearchText.KeyLength * 2).UseCollation("C");
        // Without the text: an import writes some twenty keys a row, and equal entries of an index cost next to nothing.
        key.HasIndex(k => new { k.TenantId, k.OwnerId });
    });

    /// <summary>
    /// Closes the new table to other tenants. The owner, who migrates and does nothing else, reads all rows of what is searched,
    /// so that rows from before get their keys.
    /// </summary>
    public static void ProtectSearchKeys(this MigrationBuilder migration, params ReadOnlySpan<string> searched)
    {
        migration.ProtectTenantTable(Table);
        migration.Sql($"""CREATE POLICY keeper ON "{Table}" FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);""");
        foreach (var table in searched)
        {
            migration.Sql($"""CREATE POLICY keeper ON "{table}" FOR SELECT TO CURRENT_USER USING (true);""");
        }
    }

    /// <summary>The way back: the table itself goes with its policies.</summary>
    public static void UnprotectSearched(this MigrationBuilder migration, params ReadOnlySpan<string> searched)
    {
        foreach (var table in searched)
        {
            migration.Sql($"""DROP POLICY keeper ON "{table}";""");
        }
    }
}
