using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace Ebok.Core.Shared;

/// <summary>By which column a list is sorted, as its address says: <c>nazwa</c>, backwards <c>-nazwa</c>.</summary>
/// <param name="Key">Of the column; empty: as the list is sorted without a choice.</param>
/// <param name="Down">Largest first.</param>
public readonly record struct Sort(string Key, bool Down)
{
    /// <summary>No choice.</summary>
    public static readonly Sort None = new("", false);

    /// <summary>Reads it from an address.</summary>
    public static Sort Read(string? text) =>
        text is null or "" or "-" ? None
        : text[0] == '-' ? new(text[1..], true)
        : new(text, false);

    /// <inheritdoc/>
    public override string ToString() => (Down ? "-" : "") + Key;
}

/// <summary>What a list can be sorted by, in SQL.</summary>
/// <typeparam name="T">Rows of the query.</typeparam>
internal sealed class SortKeys<T>
{
    private readonly Dictionary<string, Func<IQueryable<T>, bool, IOrderedQueryable<T>>> keys = [];

    /// <summary>Adds a column's key.</summary>
    public SortKeys<T> With<TKey>(string key, Expression<Func<T, TKey>> by)
    {
        keys[key] = (rows, down) => down ? rows.OrderByDescending(by) : rows.OrderBy(by);
        return this;
    }

    /// <summary>Adds a column's key; rows that are equal in it are sorted by another.</summary>
    public SortKeys<T> With<TKey, TNext>(string key, Expression<Func<T, TKey>> by, Expression<Func<T, TNext>> then)
    {
        keys[key] = (rows, down) =>
            down ? rows.OrderByDescending(by).ThenByDescending(then) : rows.OrderBy(by).ThenBy(then);
        return this;
    }

    /// <summary>The rows sorted as asked; null for no choice or an unknown key: then the list has its own way. The caller
    /// goes on with <c>ThenBy</c> something unique: pages must not overlap.</summary>
    public IOrderedQueryable<T>? Apply(IQueryable<T> rows, Sort sort) =>
        keys.TryGetValue(sort.Key, out var order) ? order(rows, sort.Down) : null;

    /// <summary>One page of a list that may be long. An index that begins as the rows are chosen and ends with the key and
    /// what makes them unique finds it without reading what stands before.</summary>
    /// <param name="table">Where they are.</param>
    /// <param name="all">The rows of the list.</param>
    /// <param name="id">What makes them unique; sorts those with the same key.</param>
    /// <param name="sort">As asked.</param>
    /// <param name="usual">Without a choice or for an unknown key.</param>
    /// <param name="page">Which page.</param>
    /// <param name="total">Rows in the list.</param>
    public Slice<T> Slice<TId>(
        IQueryable<T> table,
        IQueryable<T> all,
        Expression<Func<T, TId>> id,
        Sort sort,
        Sort usual,
        PageRequest page,
        int total
    )
    {
        var (number, size, skip) = page.Within(total);
        var take = Math.Min(size, total - skip);
        var (key, down) = keys.ContainsKey(sort.Key) ? sort : usual;
        // The second half of a list is read from its end: the last page costs what the first does.
        var backwards = skip > total / 2;
        if (backwards)
            (skip, down) = (total - skip - take, !down);
        // Only keys are searched and sorted; the rows of the page are fetched by them.
        var ids = Sorted(all).Skip(skip).Take(take).Select(id);
        var row = Expression.Parameter(typeof(T), id.Parameters[0].Name);
        var ofPage = Expression.Lambda<Func<T, bool>>(
            Expression.Call(
                typeof(Queryable),
                nameof(Queryable.Contains),
                [typeof(TId)],
                ids.Expression,
                ReplacingExpressionVisitor.Replace(id.Parameters[0], row, id.Body)
            ),
            row
        );
        return new(Sorted(table.Where(ofPage)), number, size, total, backwards);

        IOrderedQueryable<T> Sorted(IQueryable<T> rows)
        {
            var sorted = keys[key](rows, down);
            return down ? sorted.ThenByDescending(id) : sorted.ThenBy(id);
        }
    }
}

/// <summary>One page of a list, not read yet.</summary>
/// <param name="Rows">Its rows, to be projected and read.</param>
/// <param name="Number">Of the page, from 1.</param>
/// <param name="Size">Rows a page.</param>
/// <param name="Total">Rows in the list.</param>
/// <param name="Backwards">The rows come last first.</param>
internal sealed record Slice<T>(IQueryable<T> Rows, int Number, int Size, int Total, bool Backwards)
{
    /// <summary>The page of what was read.</summary>
    public Page<TRow> Page<TRow>(IEnumerable<TRow> read) =>
        new(Backwards ? [.. read.Reverse()] : [.. read], Number, Size, Total);
}
