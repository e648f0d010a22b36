using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace Ebok.Core.Data;

/// <summary>Words of a search anywhere in a column, whatever its capitals.</summary>
internal static class Like
{
    private const int MostWords = 6;

    private static readonly MethodInfo HasMethod = ((Func<string?, string, bool>)Has).Method;

    /// <summary>Rows in which every word of the text stands in one of the columns; all for an empty text.</summary>
    public static IQueryable<T> Search<T>(
        this IQueryable<T> rows,
        string? text,
        params IReadOnlyList<Expression<Func<T, string?>>> columns
    )
    {
        foreach (var word in Words(text))
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(In(word, columns), columns[0].Parameters));
        return rows;
    }

    /// <summary>What is looked for, word by word; none for an empty text.</summary>
    public static IEnumerable<string> Words(string? text) =>
        (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords);

    /// <summary>The word stands in one of the columns, of the row that is the first one's parameter.</summary>
    public static Expression In<T>(string word, IReadOnlyList<Expression<Func<T, string?>>> columns)
    {
        // As a parameter of the query, not as a part of it.
        var pattern = Pattern(word);
        Expression<Func<string>> like = () => pattern;
        var row = columns[0].Parameters[0];
        return columns
            .Select<Expression<Func<T, string?>>, Expression>(column =>
                Expression.Call(
                    HasMethod,
                    ReplacingExpressionVisitor.Replace(column.Parameters[0], row, column.Body),
                    like.Body
                )
            )
            .Aggregate(Expression.OrElse);
    }

    /// <summary>Tells the database how <see cref="Has"/> is written: SQLite's LIKE looks at no capitals as it is.</summary>
    public static void Describe(ModelBuilder builder, bool sqlite) =>
        builder
            .HasDbFunction(HasMethod)
            .HasTranslation(arguments => new LikeExpression(
                sqlite
                    ? arguments[0]
                    : new SqlFunctionExpression(
                        "upper",
                        [arguments[0]],
                        true,
                        [true],
                        typeof(string),
                        arguments[0].TypeMapping
                    ),
                arguments[1],
                new SqlConstantExpression("\\", arguments[1].TypeMapping),
                BoolTypeMapping.Default
            ));

    private static bool Has(string? text, string pattern) =>
        throw new InvalidOperationException($"only a database can tell whether {text?.Length} letters are {pattern}");

    // SQLite knows capitals of ASCII only: any other letter stands for any one sign.
    private static string Pattern(string text) =>
        $"%{string.Concat(text.Select(c => !char.IsAscii(c) ? "_" : c is '\\' or '%' or '_' ? $"\\{c}" : $"{char.ToUpperInvariant(c)}"))}%";
}
