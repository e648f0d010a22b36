using Ebok.Core.Content;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports.Csv;

/// <summary><c>aktualnosci.csv</c>.</summary>
internal sealed class CsvNews(CsvContext context) : CsvFile(context)
{
    private const int MostText = 20_000;

    internal override string Name => "aktualnosci.csv";

    internal override bool LineBreaks => true;

    internal override IReadOnlyList<CsvColumn> Columns { get; } =
    [new("data", true), new("do"), new("tytul", true), new("tresc", true)];

    internal override async Task<Counts> WriteAsync(EbokDb db, IReadOnlyList<CsvRow> rows, CancellationToken cancel)
    {
        var parsed = Parse(
            rows,
            row => new Article
            {
                Id = ArticleId.New(),
                Utility = Job.Utility,
                PublishedOn = row.Day("data"),
                Until = row.OptionalDay("do"),
                Title = row.Text("tytul", ImportLimits.Number),
                Text = row.Text("tresc", MostText),
            }
        );
        var titles = parsed.Select(p => p.Value.Title).Distinct().ToArray();
        var known = (
            await db.Articles.Where(n => n.Kind == ArticleKind.News && titles.Contains(n.Title)).ToListAsync(cancel)
        )
            .DistinctBy(n => (n.PublishedOn, n.Title))
            .ToDictionary(n => (n.PublishedOn, n.Title));
        var upsert = new CsvUpsert<(DateOnly, string), Article>(db, known);
        foreach (var (row, item) in parsed)
            upsert.Put(
                row,
                (item.PublishedOn, item.Title),
                item.Title,
                () => item,
                // What staff have edited is theirs.
                news =>
                    (news.Until, news.Text) = news.EditedBy is null ? (item.Until, item.Text) : (news.Until, news.Text)
            );
        return await upsert.SaveAsync(Job, rows.Count, cancel);
    }
}
