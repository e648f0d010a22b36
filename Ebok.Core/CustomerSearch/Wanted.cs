using System.Linq.Expressions;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore.Query;

namespace Ebok.Core.CustomerSearch;

/// <summary>A word looked for, as ranges of the index.</summary>
internal sealed class Wanted
{
    private readonly List<(string From, string To)> ranges;

    private Wanted(List<(string From, string To)> ranges) => this.ranges = ranges;

    public static Wanted Of(TypedWord word) =>
        new(
            word.Close.Length <= 3 && word.Close.All(char.IsAsciiDigit)
                // The number of a house: 4, 4a, 4/12, but not 41.
                ? [Whole(word.Close), (word.Close + "/", word.Close + "0"), (word.Close + "a", word.Close + "{")]
                : Beginnings(word)
        );

    public static Wanted AtLeast(TypedWord word) => new(Beginnings(word));

    public Wanted Or(IEnumerable<string> whole) => new([.. ranges, .. whole.Select(Whole)]);

    /// <summary>A term is the word, in each of its ways.</summary>
    public IEnumerable<Expression<Func<SearchTerm, bool>>> Ranges => ranges.Select(r => Within([r]));

    /// <summary>A term is the word in any of its ways.</summary>
    public Expression<Func<SearchTerm, bool>> Is => Within(ranges);

    public IQueryable<SearchTerm> Of(IQueryable<SearchTerm> terms) =>
        Ranges.Select(range => terms.Where(range)).Aggregate((all, more) => all.Concat(more));

    private static Expression<Func<SearchTerm, bool>> Within(IReadOnlyList<(string From, string To)> ranges)
    {
        var term = Expression.Parameter(typeof(SearchTerm), "t");
        var text = Expression.Property(term, nameof(SearchTerm.Term));
        return Expression.Lambda<Func<SearchTerm, bool>>(
            ranges
                .Select(r => (Expression)Expression.AndAlso(Compare(text, r.From, true), Compare(text, r.To, false)))
                .Aggregate(Expression.OrElse),
            term
        );
    }

    private static List<(string From, string To)> Beginnings(TypedWord word) =>
        [.. new[] { word.Close, word.Compact }.Distinct().Where(w => w.Length > 0).Select(Begins)];

    private static (string From, string To) Begins(string word) => (word, word + '\u007f');

    private static (string From, string To) Whole(string word) => (word, word + '\u0001');

    // string.Compare(term, bound) is >= or < of the database; the bound is a parameter of the query.
    private static BinaryExpression Compare(Expression text, string bound, bool from)
    {
        Expression<Func<string>> parameter = () => bound;
        var compared = Expression.Call(typeof(string), nameof(string.Compare), null, text, parameter.Body);
        return from
            ? Expression.GreaterThanOrEqual(compared, Expression.Constant(0))
            : Expression.LessThan(compared, Expression.Constant(0));
    }
}

/// <summary>Lists of something of customers, in which a word may also be one of the customer's name or code.</summary>
internal static class SearchWithCustomer
{
    /// <summary>Rows in which every word of the text stands in one of the columns, or the customer's name or code has one
    /// that begins so; all for an empty text. The customers are found by the index of words, once, not row by row.</summary>
    public static IQueryable<T> Search<T>(
        this IQueryable<T> rows,
        string? text,
        IQueryable<SearchTerm> terms,
        Expression<Func<T, CustomerId?>> customer,
        params IReadOnlyList<Expression<Func<T, string?>>> columns
    ) =>
        rows.Search(
            text,
            terms,
            customer,
            word => Expression.Lambda<Func<T, bool>>(Like.In(word, columns), columns[0].Parameters)
        );

    /// <summary>The same where a word of the row's own stands elsewhere than in its columns.</summary>
    public static IQueryable<T> Search<T>(
        this IQueryable<T> rows,
        string? text,
        IQueryable<SearchTerm> terms,
        Expression<Func<T, CustomerId?>> customer,
        Func<string, Expression<Func<T, bool>>> own
    )
    {
        var row = customer.Parameters[0];
        var words = Like.Words(text).Select(word => (Word: word, Typed: SearchText.Typed(word))).ToList();
        // "ul." and "&" say nothing of a customer: beside other words they are passed over.
        if (words.Any(w => w.Typed.Count > 0))
            words.RemoveAll(w => w.Typed.Count == 0);
        foreach (var (word, typed) in words)
        {
            var ofRow = own(word);
            var found = typed
                .Select(asked =>
                    Wanted
                        .AtLeast(asked)
                        .Of(terms)
                        .Where(t => (t.Kinds & (SearchKinds.Name | SearchKinds.Code)) != SearchKinds.None)
                        .Select(t => (CustomerId?)t.Customer)
                )
                .Select(who =>
                    Expression.Call(
                        typeof(Queryable),
                        nameof(Queryable.Contains),
                        [typeof(CustomerId?)],
                        who.Expression,
                        customer.Body
                    )
                )
                .Aggregate(ReplacingExpressionVisitor.Replace(ofRow.Parameters[0], row, ofRow.Body), Expression.OrElse);
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(found, row));
        }
        return rows;
    }
}
