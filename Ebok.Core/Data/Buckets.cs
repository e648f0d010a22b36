using System.Linq.Expressions;
using Ebok.Core.Shared;

namespace Ebok.Core.Data;

/// <summary>Groups rows by months of Warsaw inside the database: SQLite keeps instants as numbers and knows no months of
/// them, and a month begins at midnight of Warsaw, not of UTC.</summary>
internal static class Buckets
{
    /// <summary>How many of the borders an instant has reached: 1 from the first on, then 2 … One CASE each, and the table
    /// is read once, no further than from the first border to before the last.</summary>
    public static IQueryable<IGrouping<int, T>> GroupByBorders<T>(
        this IQueryable<T> rows,
        Expression<Func<T, DateTimeOffset>> at,
        IReadOnlyList<DateTimeOffset> borders
    )
    {
        Expression sum = Expression.Constant(0);
        foreach (var border in borders)
            sum = Expression.Add(
                sum,
                Expression.Condition(
                    Expression.GreaterThanOrEqual(at.Body, Expression.Constant(border)),
                    Expression.Constant(1),
                    Expression.Constant(0)
                )
            );
        var between = Expression.AndAlso(
            Expression.GreaterThanOrEqual(at.Body, Expression.Constant(borders[0])),
            Expression.LessThan(at.Body, Expression.Constant(borders[^1]))
        );
        return rows.Where(Expression.Lambda<Func<T, bool>>(between, at.Parameters))
            .GroupBy(Expression.Lambda<Func<T, int>>(sum, at.Parameters));
    }

    /// <summary>First instants of the months.</summary>
    public static IReadOnlyList<DateTimeOffset> BordersOf(IEnumerable<DateOnly> firstDays) =>
        [.. firstDays.Select(WarsawTime.StartOf)];
}
