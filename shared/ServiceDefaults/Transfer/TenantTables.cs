using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Linli.ServiceDefaults.Transfer;

/// <summary>A column as it travels.</summary>
/// <param name="Name">In the table.</param>
/// <param name="Seal">How it is kept, where that is not as it reads.</param>
internal sealed record TenantColumn(string Name, ColumnSeal Seal = ColumnSeal.None);

/// <summary>How a column's value is kept.</summary>
internal enum ColumnSeal
{
    /// <summary>As it reads.</summary>
    None,

    /// <summary>Encrypted with this platform's key; travels as text.</summary>
    Encrypted,

    /// <summary>The keyed hash of an encrypted column; made anew from it.</summary>
    Hash,

    /// <summary>What only this platform may know; stays behind.</summary>
    Secret,
}

/// <summary>A table that holds rows of tenants.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">What of it travels.</param>
/// <param name="Key">Its key, for the order.</param>
/// <param name="Rows">Which rows are the tenant's; $1 is its id.</param>
/// <param name="Travels">False for <see cref="IStaysBehind"/>.</param>
internal sealed record TenantTable(string Name, IReadOnlyList<TenantColumn> Columns, IReadOnlyList<string> Key, string Rows, bool Travels = true)
{
    /// <summary>What stands in the archive.</summary>
    public IEnumerable<TenantColumn> Travelling => Columns.Where(c => c.Seal is ColumnSeal.None or ColumnSeal.Encrypted);
}

/// <summary>
/// What a service keeps of its tenants, read from its model: every table with a tenant_id, in an order in which each comes after those that it
/// </summary>
internal static class TenantTables
{
    private const string TenantId = "tenant_id";
    internal const string HashSuffix = "_hash";
    internal const string Outbox = "outbox";

    /// <summary>An event itself; how often it was tried to send it is this platform's affair.</summary>
    private static readonly string[] Told = ["id", TenantId, "name", "payload", "at"];

    public static IReadOnlyList<TenantTable> Of(TenantDb db)
    {
        var tables = db.Model.GetRelationalModel().Tables.Where(t => t.FindColumn(TenantId) is not null).OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        return [.. Ordered(tables).Select(Describe)];
    }

    private static TenantTable Describe(ITable table) => new(
        table.Name,
        [.. table.Columns.Where(c => c.StoreType != "xid" && (table.Name != Outbox || Told.Contains(c.Name))).Select(c => new TenantColumn(c.Name, SealOf(c)))],
        [.. table.PrimaryKey!.Columns.Select(c => c.Name)],
        $"{TenantId} = $1",
        !table.EntityTypeMappings.Any(m => m.TypeBase.ClrType.IsAssignableTo(typeof(IStaysBehind))));

    /// <summary>An encrypted column has its keyed hash beside it, under its name.</summary>
    private static ColumnSeal SealOf(IColumn column) =>
        column.StoreType != "bytea" ? ColumnSeal.None
        : column.Table.FindColumn(column.Name + HashSuffix) is not null ? ColumnSeal.Encrypted
        : column.Name.EndsWith(HashSuffix, StringComparison.Ordinal) && column.Table.FindColumn(column.Name[..^HashSuffix.Length]) is not null ? ColumnSeal.Hash
        : column.Name.EndsWith("_secret", StringComparison.Ordinal) ? ColumnSeal.Secret
        : ColumnSeal.None;

    private static IEnumerable<ITable> Ordered(IReadOnlyList<ITable> tables)
    {
        var left = tables.ToList();
        while (left.Count > 0)
        {
            var ready = left.Where(t => t.ForeignKeyConstraints.All(k => k.PrincipalTable == t || !left.Contains(k.PrincipalTable))).ToList();
            if (ready.Count == 0)
            {
                throw new InvalidOperationException($"Tables refer to one another in a circle: {string.Join(", ", left.Select(t => t.Name))}.");
            }

            left = [.. left.Except(ready)];
            foreach (var table in ready)
            {
                yield return table;
            }
        }
    }
}
