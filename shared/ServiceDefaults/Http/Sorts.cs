using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Linli.ServiceDefaults.Http;

/// <summary>
/// The orders in which a list can be shown, and its pages in them. A page starts after the last row of the one before
/// (keyset), so that a list of any length costs the same on every page and skips no row when others are added.
/// </summary>
/// <param name="id">The row's id, which decides between rows of equal key.</param>
public sealed class Sorts<TRow>(Expression<Func<TRow, Guid>> id) where TRow : class
{
    private readonly Dictionary<string, ISort> _sorts = [];
    private string? _first;

    private interface ISort
    {
        Task<Page<TItem>> PageAsync<TItem>(IQueryable<TRow> rows, PageRequest request, bool descending, Expression<Func<TRow, TItem>> item, CancellationToken ct);

        IQueryable<TRow> Order(IQueryable<TRow> rows, bool descending);
    }

    /// <summary>Adds an order; the first one is used when the request names none that is known. With a leading minus it is the default's direction.</summary>
    /// <param name="name">What the request says, e.g. <c>name</c>, or <c>-name</c> for the other way round.</param>
    /// <param name="key">Never null; in an index behind the tenant.</param>
    public Sorts<TRow> By<TKey>(string name, Expression<Func<TRow, TKey>> key)
    {
        _first ??= name;
        _sorts[name.TrimStart('-')] = new Sort<TKey>(key, id);
        return this;
    }

    /// <summary>The page that the request asks for, with the number of all rows.</summary>
    public Task<Page<TItem>> PageAsync<TItem>(IQueryable<TRow> rows, PageRequest request, Expression<Func<TRow, TItem>> item, CancellationToken ct)
    {
        var (sort, descending) = Find(request.Sort);
        return sort.PageAsync(rows, request, descending, item, ct);
    }

    /// <summary>All rows in the order that the request asks for, for an export.</summary>
    public IQueryable<TRow> Order(IQueryable<TRow> rows, string? name)
    {
        var (sort, descending) = Find(name);
        return sort.Order(rows, descending);
    }

    private (ISort Sort, bool Descending) Find(string? name)
    {
        var asked = name is not null && _sorts.ContainsKey(name.TrimStart('-')) ? name : _first ?? throw new InvalidOperationException("No order was added.");
        return (_sorts[asked.TrimStart('-')], asked.StartsWith('-'));
    }

    private sealed class Sort<TKey>(Expression<Func<TRow, TKey>> key, Expression<Func<TRow, Guid>> id) : ISort
    {
        public IQueryable<TRow> Order(IQueryable<TRow> rows, bool descending) =>
            descending ? rows.OrderByDescending(key).ThenByDescending(id) : rows.OrderBy(key).ThenBy(id);

        public async Task<Page<TItem>> PageAsync<TItem>(IQueryable<TRow> rows, PageRequest request, bool descending, Expression<Func<TRow, TItem>> item, CancellationToken ct)
        {
            var total = await rows.CountAsync(ct);
            var from = Cursor.TryRead<TKey>(request.After, out var lastKey, out var lastId) ? rows.Where(Beyond(new(lastKey, lastId), descending)) : rows;
            var found = await Order(from, descending).Take(request.Take + 1).Select(WithPosition(item)).ToListAsync(ct);
            var shown = found.Take(request.Take).ToList();
            return new([.. shown.Select(r => r.Item)], found.Count > shown.Count ? Cursor.Of(shown[^1].Key, shown[^1].Id) : null, total);
        }

        /// <summary>(key, id) &gt; (last key, last id), as one row comparison that an index answers.</summary>
        private Expression<Func<TRow, bool>> Beyond(Position last, bool descending)
        {
            var row = key.Parameters[0];
            // Read from an object, so that the values become parameters and the statement stays the same for every page.
            var read = Expression.Constant(last);
            return Expression.Lambda<Func<TRow, bool>>(
                Expression.Call(typeof(NpgsqlDbFunctionsExtensions), descending ? nameof(NpgsqlDbFunctionsExtensions.LessThan) : nameof(NpgsqlDbFunctionsExtensions.GreaterThan), null,
                    Expression.Property(null, typeof(EF), nameof(EF.Functions)),
                    Tuple(key.Body, IdOf(row)),
                    Tuple(Expression.Property(read, nameof(Position.Key)), Expression.Property(read, nameof(Position.Id)))),
                row);
        }

        private Expression<Func<TRow, Row<TItem>>> WithPosition<TItem>(Expression<Func<TRow, TItem>> item)
        {
            var row = key.Parameters[0];
            return Expression.Lambda<Func<TRow, Row<TItem>>>(
                Expression.New(typeof(Row<TItem>).GetConstructors()[0], key.Body, IdOf(row), new Swap(item.Parameters[0], row).Visit(item.Body)), row);
        }

        private Expression IdOf(ParameterExpression row) => new Swap(id.Parameters[0], row).Visit(id.Body);

        private static UnaryExpression Tuple(Expression first, Expression second) => Expression.Convert(
            Expression.Call(typeof(ValueTuple), nameof(ValueTuple.Create), [typeof(TKey), typeof(Guid)], first, second),
            typeof(System.Runtime.CompilerServices.ITuple));

        private sealed record Position(TKey Key, Guid Id);

        private sealed record Row<TItem>(TKey Key, Guid Id, TItem Item);
    }

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
