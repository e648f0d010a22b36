using Ebok.Core.Imports.Unmatched;
using Ebok.Core.Live;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Imports;

/// <summary>Invoices of nobody, and those given by hand (O5).</summary>
internal sealed class UnmatchedTable(ListUnmatched list) : StaffTable<UnmatchedRow>
{
    public const string Address = "nieprzypisane";

    public override string Page => Address;
    public override string Caption => OperatorImportTexts.UnmatchedTitle;
    public override IReadOnlyList<LiveTopic> Live => [LiveTopic.Imports];

    /// <summary>In the address: those given by hand.</summary>
    public const string Assigned = "przypisane";

    public override IReadOnlyList<GridFilter> Filters(OperatorDesk desk) =>
        [new KeptFilter("stan"), new TextFilter("szukaj", OperatorImportTexts.SearchInvoice)];

    public override IReadOnlyList<GridColumn<UnmatchedRow>> Columns(OperatorDesk desk, GridQuery query) =>
        [
            new(OperatorImportTexts.Number, r => r.Number)
            {
                Sort = "numer",
                Href = r => desk.Path($"{Address}/{r.Id.Value}"),
                Code = true,
            },
            new(OperatorImportTexts.IssuedOn, r => Show.Date(r.IssuedOn)) { Sort = "data" },
            new(OperatorImportTexts.Gross, r => Show.Money(r.Gross, r.Currency)) { Sort = "kwota", Number = true },
            new(OperatorImportTexts.Buyer, r => r.BuyerName) { Sort = "nabywca", Wide = true },
            new(OperatorImportTexts.BuyerCode, r => r.BuyerCode) { Code = true },
            .. IsAssigned(query) ? AssignedColumns : WaitingColumns,
        ];

    public override Task<Page<UnmatchedRow>> LoadAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) => list.RunAsync(desk.Staff, IsAssigned(query), query["szukaj"], query.Sort, page, cancel);

    /// <summary>Those given by hand, not those that wait.</summary>
    public static bool IsAssigned(GridQuery query) => query["stan"] == Assigned;

    private static IEnumerable<GridColumn<UnmatchedRow>> AssignedColumns =>
        [
            new(OperatorImportTexts.AssignedTo, r => $"{r.CustomerCode}, {r.CustomerName}") { Wide = true },
            new(OperatorImportTexts.AssignedAt, r => Show.Moment(r.AssignedAt)) { Sort = "przypisano" },
        ];

    private static IEnumerable<GridColumn<UnmatchedRow>> WaitingColumns =>
        [new(OperatorImportTexts.ImportedAt, r => Show.Moment(r.ImportedAt))];
}
