using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Ebok.Core.Data;

/// <summary>Patterns for <c>EF.Functions.Like(column.ToUpper(), pattern, "\\")</c>: a word of a search anywhere in a
/// column, whatever its capitals.</summary>
internal static class Like
{
    private const int MostWords = 6;

    private static readonly MethodInfo LikeMethod = (
        (Func<DbFunctions, string, string, string, bool>)DbFunctionsExtensions.Like
    ).Method;

    private static readonly MethodInfo ToUpper = typeof(string).GetMethod(nameof(string.ToUpper), [])!;

    /// <summary>A pattern for each word; none for an empty text.</summary>
    public static IReadOnlyList<string> Words(string? text) =>
        [.. (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords).Select(Pattern)];

    /// <summary>A pattern for the text as it is, with the spaces in it.</summary>
    public static string Phrase(string text) => Pattern(text.Trim());

    /// <summary>Rows in which every word of the text stands in one of the columns; all for an empty text.</summary>
    public static IQueryable<T> Search<T>(
        this IQueryable<T> rows,
        string? text,
        params IReadOnlyList<Expression<Func<T, string?>>> columns
    )
    {
        foreach (var pattern in Words(text))
        {
            // As a parameter of the query, not as a part of it.
            Expression<Func<string>> like = () => pattern;
            var row = columns[0].Parameters[0];
            var found = columns
                .Select<Expression<Func<T, string?>>, Expression>(column =>
                    Expression.Call(
                        LikeMethod,
                        Expression.Constant(EF.Functions),
                        Expression.Call(
                            ReplacingExpressionVisitor.Replace(column.Parameters[0], row, column.Body),
                            ToUpper
                        ),
                        like.Body,
                        Expression.Constant("\\")
                    )
                )
                .Aggregate(Expression.OrElse);
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(found, row));
        }
        return rows;
    }

    // SQLite knows capitals of ASCII only: any other letter stands for any one sign.
    private static string Pattern(string text) =>
        $"%{string.Concat(text.Select(c => !char.IsAscii(c) ? "_" : c is '\\' or '%' or '_' ? $"\\{c}" : $"{char.ToUpperInvariant(c)}"))}%";
}
