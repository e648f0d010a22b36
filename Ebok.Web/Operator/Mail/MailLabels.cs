using System.Globalization;
using Ebok.Core.Mail;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Mail;

/// <summary>Mails in words.</summary>
internal static class MailLabels
{
    public static string Of(MailState state) => Text($"State_{state}");

    public static string TabOf(MailState state, int count) => Show.Text(Text($"Tab_{state}"), count);

    public static BadgeKind KindOf(MailState state) =>
        state switch
        {
            MailState.Sent => BadgeKind.Ok,
            MailState.Failed => BadgeKind.Bad,
            MailState.Waiting => BadgeKind.Info,
            _ => BadgeKind.Quiet,
        };

    private static string Text(string key) =>
        OperatorMailTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)!;
}
