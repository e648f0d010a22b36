using System.Globalization;
using Ebok.Core.Content;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Content;

/// <summary>Articles of a kind, with what customers see of them (O6).</summary>
internal abstract class ArticlesTable(ListArticles list, ArticleKind kind) : StaffTable<ArticleRow>
{
    public override string Page => ArticleWords.PathOf(kind);

    public override IReadOnlyList<GridFilter> Filters(OperatorDesk desk) =>
        [new TextFilter("szukaj", OperatorContentTexts.Title)];

    public override IReadOnlyList<GridColumn<ArticleRow>> Columns(OperatorDesk desk, GridQuery query) =>
        [
            new(OperatorContentTexts.Title, r => r.Title)
            {
                Sort = "tytul",
                Href = r => desk.Path($"{Page}/{r.Id.Value}"),
            },
            .. kind == ArticleKind.Help ? Places : [],
            new(OperatorContentTexts.State, r => ArticleWords.Of(r.State))
            {
                Badge = r => ArticleWords.KindOf(r.State),
            },
            new(OperatorContentTexts.PublishedOn, r => Show.Date(r.PublishedOn)) { Sort = "od" },
            new(OperatorContentTexts.Until, r => r.Until is null ? OperatorContentTexts.Always : Show.Date(r.Until)),
            new(OperatorContentTexts.EditedBy, r => r.EditedBy ?? OperatorContentTexts.Import),
        ];

    public override Task<Page<ArticleRow>> LoadAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) => list.RunAsync(desk.Staff, kind, query["szukaj"], query.Sort, page, cancel);

    private static IEnumerable<GridColumn<ArticleRow>> Places =>
        [
            new(OperatorContentTexts.Position, r => r.Position.ToString(CultureInfo.CurrentCulture))
            {
                Sort = "kolejnosc",
                Number = true,
            },
        ];
}

/// <summary>News.</summary>
internal sealed class NewsTable(ListArticles list) : ArticlesTable(list, ArticleKind.News)
{
    public override string Caption => OperatorContentTexts.Caption_News;
}

/// <summary>Parts of the help.</summary>
internal sealed class HelpTable(ListArticles list) : ArticlesTable(list, ArticleKind.Help)
{
    public override string Caption => OperatorContentTexts.Caption_Help;
}
