using System.Globalization;

namespace Ebok.Core.Shared;

/// <summary>One page of a list, and how many rows there are in all.</summary>
/// <typeparam name="T">A row record.</typeparam>
/// <param name="Rows">The rows of this page.</param>
/// <param name="Number">The page, from 1.</param>
/// <param name="Size">Rows a page.</param>
/// <param name="Total">Rows in the whole list.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, int Number, int Size, int Total)
{
    /// <summary>How many pages there are; an empty list has one.</summary>
    public int Count => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>Which page of a list is asked for; nonsense from the address bar is put right, not refused.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Size">Rows a page, 1 to 100; of an export to 1000.</param>
public readonly record struct PageRequest(int Number, int Size = 20)
{
    /// <summary>Reads the page's number from an address; what is none is the first page.</summary>
    public static PageRequest Read(string? number, int size = 20) =>
        new(int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 1, size);

    /// <summary>The page of a list that is always short and was read whole.</summary>
    public Page<T> Of<T>(IEnumerable<T> rows)
    {
        var all = rows.ToList();
        var (number, size, skip) = Within(all.Count);
        return new([.. all.Skip(skip).Take(size)], number, size, all.Count);
    }

    /// <summary>Rows to pass over, where it is not known yet how many there are.</summary>
    public (int Number, int Size, int Skip) Open() => Within(MoreThanAnyList);

    // Far below int.MaxValue, so that the sums below cannot overflow.
    private const int MoreThanAnyList = 1_000_000_000;

    /// <summary>Rows to pass over, for a list of <paramref name="total"/> rows; past the end is the last page.</summary>
    public (int Number, int Size, int Skip) Within(int total)
    {
        var size = Math.Clamp(Size, 1, 1000);
        var last = Math.Max(1, (total + size - 1) / size);
        var number = Math.Clamp(Number, 1, last);
        return (number, size, (number - 1) * size);
    }
}
