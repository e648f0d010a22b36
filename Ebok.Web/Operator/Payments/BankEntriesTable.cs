using Ebok.Core.Live;
using Ebok.Core.Payments.Bank;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Payments;

/// <summary>Entries of bank statements (O5).</summary>
internal sealed class BankEntriesTable(ListBankEntries list) : StaffTable<BankEntryRow>
{
    public const string Address = "wyciagi";

    public override string Page => Address;
    public override string Caption => OperatorPaymentTexts.Entries;
    public override IReadOnlyList<LiveTopic> Live => [LiveTopic.Payments];

    public override IReadOnlyList<GridFilter> Filters(OperatorDesk desk) =>
        [new KeptFilter("stan"), new TextFilter("szukaj", OperatorPaymentTexts.SearchEntries)];

    public override IReadOnlyList<GridColumn<BankEntryRow>> Columns(OperatorDesk desk, GridQuery query) =>
        [
            new(OperatorPaymentTexts.Payer, r => r.Payer.Length > 0 ? r.Payer : OperatorPaymentTexts.NoPayer)
            {
                Sort = "nadawca",
                Href = r => desk.Path($"{Address}/{r.Id.Value}"),
            },
            new(OperatorPaymentTexts.On, r => Show.Date(r.On)) { Sort = "data" },
            new(OperatorPaymentTexts.Title, r => r.Title.Length > 0 ? r.Title : null) { Wide = true },
            new(OperatorPaymentTexts.Customer, r => r.Customer) { Code = true },
            new(OperatorPaymentTexts.Found, r => r.Found == BankEntryFound.No ? null : PaymentStateTexts.Of(r.Found)),
            new(OperatorPaymentTexts.Amount, r => Show.Money(r.Amount, r.Currency)) { Sort = "kwota", Number = true },
            new(
                OperatorPaymentTexts.Left,
                r => r.State == BankEntryState.Unallocated ? Show.Money(r.Left, r.Currency) : null
            )
            {
                Number = true,
            },
        ];

    public override async Task<Page<BankEntryRow>> LoadAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) => (await ViewAsync(desk, query, page, cancel)).Entries;

    /// <summary>The same with how many there are in each state.</summary>
    public Task<BankEntriesView> ViewAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) =>
        list.RunAsync(
            desk.Staff,
            PaymentStateTexts.ReadEntry(query["stan"]),
            query["szukaj"],
            query.Sort,
            page,
            cancel
        );
}
