using System.Globalization;
using Ebok.Core.Exports;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Exports;

/// <summary>What went out to the billing system (O5).</summary>
internal sealed class ExportsTable(ListExports list) : StaffTable<ExportRow>
{
    public const string Address = "eksport";

    public override string Page => Address;
    public override string Caption => OperatorExportsTexts.HistoryCaption;

    public override IReadOnlyList<GridColumn<ExportRow>> Columns(OperatorDesk desk, GridQuery query) =>
        [
            new(
                OperatorExportsTexts.Number,
                r => $"{OperatorExports.Of(r.Kind)}, {Show.Text(OperatorExportsTexts.NumberOf, r.Number)}"
            ),
            new(OperatorExportsTexts.TakenAt, r => Show.Moment(r.TakenAt)) { Sort = "data" },
            new(OperatorExportsTexts.By, r => r.By ?? OperatorExportsTexts.Command),
            new(OperatorExportsTexts.State, r => r.IsWritten ? null : OperatorExportsTexts.CutOff)
            {
                Badge = _ => BadgeKind.Warn,
            },
            new(OperatorExportsTexts.Rows, r => r.Rows.ToString(CultureInfo.CurrentCulture))
            {
                Sort = "wiersze",
                Number = true,
            },
            FileOf(desk, "CSV", "csv"),
            FileOf(desk, "JSON", "json"),
        ];

    public override async Task<Page<ExportRow>> LoadAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) =>
        (await list.RunAsync(desk.Staff, query.Sort, page, cancel)).TryGet(out var view, out _)
            ? view.Exports
            : new([], 1, page.Size, 0);

    private static GridColumn<ExportRow> FileOf(OperatorDesk desk, string title, string format) =>
        new(title, _ => title)
        {
            Href = r => desk.Path($"{Address}/{r.Id.Value}/plik?format={format}"),
            PageOnly = true,
        };
}
