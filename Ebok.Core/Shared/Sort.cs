using System.Linq.Expressions;

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

    /// <summary>The rows sorted as asked; null for no choice or an unknown key: then the list has its own way. The caller
    /// goes on with <c>ThenBy</c> something unique: pages must not overlap.</summary>
    public IOrderedQueryable<T>? Apply(IQueryable<T> rows, Sort sort) =>
        keys.TryGetValue(sort.Key, out var order) ? order(rows, sort.Down) : null;
}
