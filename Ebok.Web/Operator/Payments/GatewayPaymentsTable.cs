using Ebok.Core.Live;
using Ebok.Core.Payments.Online;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Payments.Online;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Payments;

/// <summary>Payments by gateway (M6).</summary>
internal sealed class GatewayPaymentsTable(ListStaffPayments list) : StaffTable<StaffPaymentRow>
{
    public const string Address = "platnosci";

    public override string Page => Address;
    public override string Caption => OperatorPaymentTexts.Payments;
    public override IReadOnlyList<LiveTopic> Live => [LiveTopic.Payments];

    public override IReadOnlyList<GridFilter> Filters(OperatorDesk desk) =>
        [new KeptFilter("stan"), new TextFilter("szukaj", OperatorPaymentTexts.SearchPayments)];

    public override IReadOnlyList<GridColumn<StaffPaymentRow>> Columns(OperatorDesk desk, GridQuery query) =>
        [
            new(OperatorPaymentTexts.Number, r => r.Row.Number)
            {
                Sort = "numer",
                Href = r => desk.Path($"{Address}/{r.Row.Id.Value}"),
                Code = true,
            },
            new(OperatorPaymentTexts.StartedAt, r => Show.Moment(r.Row.CreatedAt)) { Sort = "data" },
            new(desk.Utility.CustomerCode.Label, r => r.Code) { Code = true },
            new(OperatorPaymentTexts.Customer, r => r.Name) { Wide = true },
            new(OperatorPaymentTexts.State, r => OnlineLabels.Of(r.Row.State))
            {
                Badge = r => OnlineLabels.KindOf(r.Row.State),
            },
            new(OperatorPaymentTexts.Note, NoteOf) { Wide = true },
            new(OperatorPaymentTexts.Amount, r => Show.Money(r.Row.Amount)) { Sort = "kwota", Number = true },
        ];

    public override async Task<Page<StaffPaymentRow>> LoadAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) => (await ViewAsync(desk, query, page, cancel)).Payments;

    /// <summary>The same with how many there are in each state.</summary>
    public Task<StaffPaymentsView> ViewAsync(
        OperatorDesk desk,
        GridQuery query,
        PageRequest page,
        CancellationToken cancel
    ) =>
        list.RunAsync(
            desk.Staff,
            PaymentStateTexts.ReadPayment(query["stan"]),
            query["szukaj"],
            query.Sort,
            page,
            cancel
        );

    private static string? NoteOf(StaffPaymentRow row) =>
        row.Reason != OnlinePaymentReason.None ? PaymentStateTexts.Of(row.Reason)
        : row.OnItsWay ? OperatorPaymentTexts.OnItsWay
        : null;
}
