using Ebok.Core.Content;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.News;

/// <summary>A message of the utility.</summary>
/// <param name="Id">Anchor on the page.</param>
/// <param name="PublishedOn">Its day.</param>
/// <param name="Title">Heading.</param>
/// <param name="Text">Markdown without HTML.</param>
public sealed record NewsRow(ArticleId Id, DateOnly PublishedOn, string Title, string Text);

/// <summary>"Informacje dla klienta": what is published now, newest first (Q3).</summary>
public sealed class ListNews(EbokStore store, TimeProvider clock)
{
    /// <summary>One page of them.</summary>
    public async Task<Page<NewsRow>> RunAsync(Actor actor, PageRequest page, CancellationToken cancel)
    {
        await using var db = store.Read(actor.Utility);
        var news = db.Articles.Shown(ArticleKind.News, clock.Today());
        var total = await news.CountAsync(cancel);
        var (number, size, skip) = page.Within(total);
        var rows = await news.OrderByDescending(n => n.PublishedOn)
            .ThenByDescending(n => n.Id)
            .Skip(skip)
            .Take(size)
            .Select(n => new NewsRow(n.Id, n.PublishedOn, n.Title, n.Text))
            .ToListAsync(cancel);
        return new(rows, number, size, total);
    }
}
