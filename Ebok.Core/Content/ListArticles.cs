using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Content;

/// <summary>All articles of a kind, drafts and past ones too, for staff (O6).</summary>
public sealed class ListArticles(EbokStore store, TimeProvider clock)
{
    private static readonly SortKeys<Article> Keys = new SortKeys<Article>()
        .With("tytul", a => a.Title)
        .With("od", a => a.PublishedOn)
        .With("kolejnosc", a => a.Position);

    /// <summary>One page: news from the newest, help in its order; or sorted by <c>tytul</c>, <c>od</c>,
    /// <c>kolejnosc</c>. For every role.</summary>
    public async Task<Page<ArticleRow>> RunAsync(
        StaffActor staff,
        ArticleKind kind,
        string? search,
        Sort sort,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var today = clock.Today();
        var articles = db.Articles.Where(a => a.Kind == kind).Search(search, a => a.Title);
        var total = await articles.CountAsync(cancel);
        var (number, size, skip) = page.Within(total);
        var ordered =
            Keys.Apply(articles, sort)?.ThenBy(a => a.Id)
            ?? (
                kind == ArticleKind.Help
                    ? articles.OrderBy(a => a.Position).ThenBy(a => a.Id)
                    : articles.OrderByDescending(a => a.PublishedOn).ThenByDescending(a => a.Id)
            );
        var rows = await ordered
            .Skip(skip)
            .Take(size)
            .Select(a => new
            {
                a.Id,
                a.Title,
                a.Draft,
                a.PublishedOn,
                a.Until,
                a.Position,
                By = db.Staff.Where(s => s.Id == a.EditedBy).Select(s => s.Login).FirstOrDefault(),
                a.EditedAt,
            })
            .ToListAsync(cancel);
        return new(
            [
                .. rows.Select(a => new ArticleRow(
                    a.Id,
                    a.Title,
                    StateOf(a.Draft, a.PublishedOn, a.Until, today),
                    a.PublishedOn,
                    a.Until,
                    a.Position,
                    a.By,
                    a.EditedAt
                )),
            ],
            number,
            size,
            total
        );
    }

    internal static ArticleState StateOf(bool draft, DateOnly from, DateOnly? until, DateOnly today) =>
        draft ? ArticleState.Draft
        : from > today ? ArticleState.Planned
        : until < today ? ArticleState.Over
        : ArticleState.Shown;
}

/// <summary>One article, to be read or edited by staff.</summary>
public sealed class ReadArticle(EbokStore store, TimeProvider clock)
{
    /// <summary>The article, or null where there is none of that kind. For every role.</summary>
    public async Task<ArticleView?> RunAsync(StaffActor staff, ArticleKind kind, ArticleId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var found = await db.Articles.SingleOrDefaultAsync(a => a.Id == id && a.Kind == kind, cancel);
        return found is null
            ? null
            : new(
                found.Id,
                found.Kind,
                ListArticles.StateOf(found.Draft, found.PublishedOn, found.Until, clock.Today()),
                new(found.Title, found.Text, found.PublishedOn, found.Until, found.Position),
                found.Version
            );
    }
}
