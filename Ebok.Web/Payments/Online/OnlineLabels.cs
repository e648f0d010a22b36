using Ebok.Core.Payments.Online;
using Ebok.Web.Ui;

namespace Ebok.Web.Payments.Online;

/// <summary>Words of the states of payments by gateway.</summary>
internal static class OnlineLabels
{
    /// <summary>Rozpoczęta, czeka …</summary>
    public static string Of(OnlinePaymentState state) =>
        OnlineTexts.ResourceManager.GetString($"State_{state}", OnlineTexts.Culture)!;

    /// <summary>What it means for the customer.</summary>
    public static string MeaningOf(OnlinePaymentState state) =>
        OnlineTexts.ResourceManager.GetString($"Meaning_{state}", OnlineTexts.Culture)!;

    /// <summary>Colour of it.</summary>
    public static BadgeKind KindOf(OnlinePaymentState state) =>
        state switch
        {
            OnlinePaymentState.Paid => BadgeKind.Ok,
            OnlinePaymentState.Started or OnlinePaymentState.Waiting => BadgeKind.Info,
            OnlinePaymentState.Unclear => BadgeKind.Warn,
            OnlinePaymentState.Rejected => BadgeKind.Bad,
            _ => BadgeKind.Quiet,
        };
}
