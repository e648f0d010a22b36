using Ebok.Core.Shared;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Frame;

/// <summary>Legal terms in words and colour.</summary>
internal static class TermLabels
{
    /// <summary>Three days late, two days left; null: no term.</summary>
    public static string? Of(TermState term) =>
        term.Kind switch
        {
            TermKind.None => null,
            TermKind.Late => Plural.Of(FrameTexts.TermLate, term.Days),
            TermKind.Today => FrameTexts.TermToday,
            _ => Plural.Of(FrameTexts.TermLeft, term.Days),
        };

    /// <summary>Its colour.</summary>
    public static BadgeKind KindOf(TermState term) =>
        term.Kind switch
        {
            TermKind.Late => BadgeKind.Bad,
            TermKind.Today or TermKind.Soon => BadgeKind.Warn,
            TermKind.Calm => BadgeKind.Info,
            _ => BadgeKind.Quiet,
        };
}
