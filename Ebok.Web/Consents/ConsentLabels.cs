using Ebok.Core.Consents;

namespace Ebok.Web.Consents;

/// <summary>Consents in words.</summary>
public static class ConsentLabels
{
    /// <summary>What it is about: <c>Sprzeciw wobec marketingu</c>.</summary>
    public static string Of(ConsentKind kind) => Text($"Kind_{kind}");

    /// <summary>How it stands: zgoda, brak zgody; sprzeciw, brak sprzeciwu.</summary>
    public static string StateOf(ConsentKind kind, bool given) =>
        kind == ConsentKind.MarketingObjection
            ? given
                ? ConsentsTexts.Objects
                : ConsentsTexts.DoesNotObject
            : given
                ? ConsentsTexts.Agrees
                : ConsentsTexts.DoesNotAgree;

    /// <summary>What the button does.</summary>
    public static string ActOf(ConsentKind kind, bool give) =>
        (kind, give) switch
        {
            (ConsentKind.Marketing, true) => ConsentsTexts.GiveConsent,
            (ConsentKind.Marketing, false) => ConsentsTexts.WithdrawConsent,
            (_, true) => ConsentsTexts.Object,
            _ => ConsentsTexts.WithdrawObjection,
        };

    private static string Text(string key) => ConsentsTexts.ResourceManager.GetString(key, ConsentsTexts.Culture)!;
}
