using Ebok.Core.Imports.Bank;
using Ebok.Core.Payments.Bank;
using Ebok.Core.Payments.Online;
using Ebok.Core.Shared;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Payments;

/// <summary>Words, colours and addresses of states, as staff call them.</summary>
internal static class PaymentStateTexts
{
    /// <summary>States of payments in the order of the tabs.</summary>
    public static IReadOnlyList<(OnlinePaymentState State, string Slug)> Payments { get; } =
    [
        (OnlinePaymentState.Unclear, "do-wyjasnienia"),
        (OnlinePaymentState.Waiting, "czekaja"),
        (OnlinePaymentState.Started, "rozpoczete"),
        (OnlinePaymentState.Paid, "oplacone"),
        (OnlinePaymentState.Rejected, "odrzucone"),
        (OnlinePaymentState.Expired, "wygasle"),
    ];

    /// <summary>States of bank entries in the order of the tabs; the first is what is shown without a choice.</summary>
    public static IReadOnlyList<(BankEntryState State, string Slug)> Entries { get; } =
    [
        (BankEntryState.Unallocated, "nieprzypisane"),
        (BankEntryState.Allocated, "przypisane"),
        (BankEntryState.OfGateway, "od-operatora"),
        (BankEntryState.Reversed, "storna"),
        (BankEntryState.Dismissed, "pominiete"),
    ];

    /// <summary>Null: all of them.</summary>
    public static OnlinePaymentState? ReadPayment(string? slug) =>
        Payments.Where(s => s.Slug == slug).Select(s => (OnlinePaymentState?)s.State).FirstOrDefault();

    public static BankEntryState ReadEntry(string? slug) =>
        Entries.FirstOrDefault(s => s.Slug == slug, Entries[0]).State;

    public static string Of(BankEntryState state) => Text($"State_{state}");

    public static string Of(BankEntryFound found) => Text($"Found_{found}");

    public static string Of(OnlinePaymentReason reason) => Text($"Reason_{reason}");

    public static string Of(BankOutcome outcome) => Text($"Outcome_{outcome}");

    public static BadgeKind KindOf(BankEntryState state) =>
        state switch
        {
            BankEntryState.Unallocated => BadgeKind.Warn,
            BankEntryState.Allocated => BadgeKind.Ok,
            BankEntryState.Reversed => BadgeKind.Bad,
            _ => BadgeKind.Quiet,
        };

    public static BadgeKind KindOf(BankOutcome outcome) =>
        outcome switch
        {
            BankOutcome.ByAccount or BankOutcome.ByInvoice or BankOutcome.OfGateway => BadgeKind.Ok,
            BankOutcome.Unallocated or BankOutcome.ReversalOfUnknown => BadgeKind.Warn,
            BankOutcome.Reversal => BadgeKind.Bad,
            _ => BadgeKind.Quiet,
        };

    /// <summary>What a refusal of a decision means.</summary>
    public static string Of(Refusal refusal) =>
        refusal switch
        {
            MoreThanLeft more => Show.Text(OperatorPaymentTexts.MoreThanLeft, more.Number, Show.Money(more.Left)),
            MoreThanEntry more => Show.Text(OperatorPaymentTexts.MoreThanEntry, Show.Money(more.Left)),
            _ => OperatorPaymentTexts.ResourceManager.GetString(refusal.Code, OperatorPaymentTexts.Culture)
                ?? OperatorTexts.NotOfYourRole,
        };

    private static string Text(string key) =>
        OperatorPaymentTexts.ResourceManager.GetString(key, OperatorPaymentTexts.Culture)!;
}
