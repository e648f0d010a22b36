using Ebok.Core.Imports;
using Ebok.Core.Live;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Imports;

/// <summary>The history of imports (O5).</summary>
internal sealed class ImportsTable(ListImports list) : StaffTable<ImportRow>
{
    public const string Address = "import";

    public override string Page => Address;
    public override string Caption => OperatorImportTexts.History;
    public override IReadOnlyList<LiveTopic> Live => [LiveTopic.Imports];

    public override IReadOnlyList<GridFilter> Filters(OperatorDesk desk) =>
        [new TextFilter("szukaj", OperatorImportTexts.SearchImports)];

    public override IReadOnlyList<GridColumn<ImportRow>> Columns(OperatorDesk desk, GridQuery query) =>
        [
            new(OperatorImportTexts.At, r => Show.Moment(r.At))
            {
                Sort = "data",
                Href = r => desk.Path($"{Address}/{r.Id.Value}"),
            },
            new(OperatorImportTexts.Origin, r => r.Staff ?? ImportLabels.Of(r.Origin)),
            new(OperatorImportTexts.What, r => r.Name ?? r.Source) { Wide = true },
            new(OperatorImportTexts.State, r => ImportLabels.Of(r.State)) { Badge = r => ImportLabels.KindOf(r.State) },
            new(OperatorImportTexts.Added, r => ImportLabels.Number(r.Added)) { Sort = "nowe", Number = true },
            new(OperatorImportTexts.Changed, r => ImportLabels.Number(r.Changed)) { Number = true },
            new(OperatorImportTexts.Refused, r => ImportLabels.Number(r.Refused)) { Sort = "odrzucone", Number = true },
            new(OperatorImportTexts.Took, r => ImportLabels.Of(r.Took)) { Number = true },
        ];

    public override Task<Page<ImportRow>> LoadAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) => list.RunAsync(desk.Staff, query["szukaj"], query.Sort, page, cancel);
}
