using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using Linli.ServiceDefaults.Messaging;
using Linli.ServiceDefaults.Spreadsheets.Imports;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Linli.ServiceDefaults.Audit;

/// <summary>How rows of one entity type appear in the audit; worked out from the model once.</summary>
internal sealed partial class AuditShape
{
    private static readonly ConcurrentDictionary<IEntityType, AuditShape?> Known = new();

    private readonly IReadOnlyList<IProperty> key;
    private readonly IProperty? tenant;
    private readonly IProperty? community;

    private AuditShape(IEntityType type)
    {
        Kind = Words().Replace(type.ClrType.Name, "-$1").ToLowerInvariant();
        tenant = type.FindProperty(nameof(TenantRow.TenantId));
        var ids = type.FindPrimaryKey()!.Properties.Where(p => p != tenant && p.ClrType != typeof(byte[])).ToList();
        // A key that is only a hash says nothing; the person it belongs to does.
        key = ids.Count > 0 ? ids : type.FindProperty("PersonId") is { } person ? [person] : tenant is not null ? [tenant] : [];
        community = type.FindProperty(nameof(ICommunityRow.CommunityId)) ?? (type.ClrType.Name == "Community" ? type.FindProperty(nameof(TenantRow.Id)) : null);
        Columns = [.. Collect(type, "")];
    }

    public string Kind { get; }

    public IReadOnlyList<AuditColumn> Columns { get; }

    /// <returns>Null where the service says that the type is not audited.</returns>
    public static AuditShape? Of(EntityEntry entry, TenantDb db) => Known.GetOrAdd(entry.Metadata, type =>
        type.ClrType == typeof(OutboxMessage) || type.ClrType == typeof(InboxMessage) || type.ClrType == typeof(PreviewRow) || type.ClrType.Namespace == typeof(AuditShape).Namespace
        || db.NotAudited.Contains(type.ClrType) ? null : new(type));

    public string IdOf(PropertyValues values) => string.Join('/', key.Select(p => values[p]));

    public Guid? TenantOf(PropertyValues values) => tenant is null ? null : (Guid?)values[tenant];

    public Guid? CommunityOf(PropertyValues values) => community is null ? null : (Guid?)values[community];

    private static IEnumerable<AuditColumn> Collect(ITypeBase type, string prefix)
    {
        foreach (var property in type.GetProperties().Where(p => !p.IsPrimaryKey() && !p.IsConcurrencyToken && p.Name != nameof(TenantRow.TenantId)))
        {
            yield return new(prefix + Camel(property.Name), property, null, IsPersonal(property));
        }

        foreach (var complex in type.GetComplexProperties())
        {
            var name = prefix + Camel(complex.Name);
            if (complex.IsCollection)
            {
                yield return new(name, null, complex, complex.PropertyInfo?.GetCustomAttribute<PersonalAttribute>() is not null);
            }
            else if (complex.ComplexType.GetProperties().All(p => p.ClrType == typeof(byte[])))
            {
                yield return new(name, complex.ComplexType.GetProperties().First(), null, true);
            }
            else
            {
                foreach (var column in Collect(complex.ComplexType, name + "."))
                {
                    yield return column;
                }
            }
        }
    }

    private static bool IsPersonal(IProperty property) =>
        property.ClrType == typeof(byte[]) || Secret().IsMatch(property.Name) || property.PropertyInfo?.GetCustomAttribute<PersonalAttribute>() is not null;

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    [GeneratedRegex("(Hash|Stamp|Secret|Token)$")]
    private static partial Regex Secret();

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex Words();
}

/// <param name="Name">As the API would call it: <c>news.title</c>.</param>
/// <param name="Property">A single value; or</param>
/// <param name="Collection">a list kept in the row.</param>
/// <param name="Personal">Its values stay out of the audit.</param>
internal sealed record AuditColumn(string Name, IProperty? Property, IComplexProperty? Collection, bool Personal);
