using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Linli.ServiceDefaults.Tenancy;

/// <summary>
/// Writes the new rows of a save as sets, one statement for all rows of a table: a column is an array, and the database takes them apart.
/// COPY would be faster still, but a table under row-level security takes none.
/// </summary>
internal static class RowSets
{
    private const int Fewest = 20;
    private static readonly ConcurrentDictionary<IEntityType, RowSet?> Known = new();

    /// <summary>What is written here needs no saving any more. Few rows, and tables whose columns are lists themselves, are left to the save.</summary>
    public static async Task WriteAsync(TenantDb db, CancellationToken ct)
    {
        var groups = db.ChangeTracker.Entries().Where(e => e.State == EntityState.Added).GroupBy(e => e.Metadata).OrderBy(g => DepthOf(g.Key)).ToList();
        if (groups.TrueForAll(g => g.Count() < Fewest))
        {
            return;
        }

        foreach (var group in groups)
        {
            if (Known.GetOrAdd(group.Key, RowSet.Of) is { } set)
            {
                var rows = group.ToList();
                await set.InsertAsync(db, rows, ct);
                rows.ForEach(row => row.State = EntityState.Detached);
            }
        }
    }

    /// <summary>Rows that others refer to go first.</summary>
    private static int DepthOf(IEntityType type) =>
        type.GetForeignKeys().Select(key => key.PrincipalEntityType).Where(principal => principal != type).Select(principal => DepthOf(principal) + 1).DefaultIfEmpty(0).Max();

    private sealed record Column(IProperty Property, Type Element, ValueConverterOf Convert);

    private delegate object? ValueConverterOf(object? value);

    private sealed class RowSet(string sql, IReadOnlyList<Column> columns)
    {
        public static RowSet? Of(IEntityType type)
        {
            var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
            var properties = type.GetFlattenedProperties().Where(p => !p.IsConcurrencyToken && p.GetColumnName(table) is not null).ToList();
            if (properties.Any(p => p.IsPrimitiveCollection) || type.GetFlattenedComplexProperties().Any(p => p.IsCollection))
            {
                return null;
            }

            var names = properties.ConvertAll(p => $"\"{p.GetColumnName(table)}\"");
            var values = properties.Select((p, i) => $"r.c{i}::{p.GetColumnType(table)}");
            var arrays = properties.Select((_, i) => $"${i + 1}");
            var sql = $"INSERT INTO {table.Name} ({string.Join(", ", names)}) SELECT {string.Join(", ", values)} FROM unnest({string.Join(", ", arrays)}) AS r({string.Join(", ", properties.Select((_, i) => $"c{i}"))})";
            return new(sql, properties.ConvertAll(ColumnOf));
        }

        public async Task InsertAsync(TenantDb db, List<EntityEntry> rows, CancellationToken ct)
        {
            await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction!.GetDbTransaction());
            foreach (var column in columns)
            {
                var array = Array.CreateInstance(column.Element, rows.Count);
                for (var i = 0; i < rows.Count; i++)
                {
                    array.SetValue(column.Convert(rows[i].CurrentValues[column.Property]), i);
                }

                command.Parameters.Add(new NpgsqlParameter { Value = array });
            }

            await command.ExecuteNonQueryAsync(ct);
        }

        private static Column ColumnOf(IProperty property)
        {
            var converter = property.GetTypeMapping().Converter;
            var type = converter?.ProviderClrType ?? property.ClrType;
            type = type.IsValueType && Nullable.GetUnderlyingType(type) is null ? typeof(Nullable<>).MakeGenericType(type) : type;
            return new(property, type, value => value is null || converter is null ? value : converter.ConvertToProvider(value));
        }
    }
}
