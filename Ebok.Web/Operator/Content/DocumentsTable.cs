using Ebok.Core.Content;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Content;

/// <summary>What every customer may read (O6).</summary>
internal sealed class DocumentsTable(ListPublicDocuments list) : StaffTable<PublicDocument>
{
    public const string Address = "dokumenty";

    public override string Page => Address;
    public override string Caption => OperatorContentTexts.DocumentsCaption;

    private const int Kilobyte = 1024;

    public override IReadOnlyList<GridFilter> Filters(OperatorDesk desk) =>
        [new TextFilter("szukaj", OperatorContentTexts.DocumentName)];

    public override IReadOnlyList<GridColumn<PublicDocument>> Columns(OperatorDesk desk, GridQuery query) =>
        [
            new(OperatorContentTexts.DocumentName, r => r.Name)
            {
                Sort = "nazwa",
                Href = r => desk.Staff.Is(StaffRole.Manager) ? desk.Path($"{Address}/{r.Id.Value}") : null,
            },
            new(OperatorContentTexts.State, r => ArticleWords.Of(r.State))
            {
                Badge = r => ArticleWords.KindOf(r.State),
            },
            new(OperatorContentTexts.PublishedOn, r => Show.Date(r.From ?? WarsawTime.DayOf(r.CreatedAt)))
            {
                Sort = "data",
            },
            new(OperatorContentTexts.Until, r => r.Until is null ? OperatorContentTexts.Always : Show.Date(r.Until)),
            new(OperatorContentTexts.Size, r => SizeOf(r.Length)) { Sort = "rozmiar", Number = true },
            new(OperatorContentTexts.Download, _ => OperatorContentTexts.Download)
            {
                Href = r => desk.Path($"{Address}/{r.Id.Value}/plik"),
                PageOnly = true,
            },
        ];

    public override Task<Page<PublicDocument>> LoadAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) => list.RunAsync(desk.Staff, query["szukaj"], query.Sort, page, cancel);

    private static string SizeOf(long bytes) =>
        bytes < Kilobyte * Kilobyte
            ? Show.Text(OperatorContentTexts.Kilobytes, Show.Quantity((bytes + Kilobyte - 1) / Kilobyte))
            : Show.Text(
                OperatorContentTexts.Megabytes,
                Show.Quantity(decimal.Round(bytes / (decimal)(Kilobyte * Kilobyte), 1))
            );
}
