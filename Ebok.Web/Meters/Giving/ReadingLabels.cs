using Ebok.Core.Meters.Giving;
using Ebok.Web.Ui;

namespace Ebok.Web.Meters.Giving;

/// <summary>Texts of refusals, questions, reasons and states of given readings.</summary>
internal static class ReadingLabels
{
    /// <summary>Why it cannot be taken, and what to do.</summary>
    public static string Of(ReadingRefusal refusal, MeterToRead meter, ReadingForm form, bool byLink = false)
    {
        ArgumentNullException.ThrowIfNull(meter);
        ArgumentNullException.ThrowIfNull(form);
        // The day of the last reading is for who is signed in.
        if (byLink && refusal is ReadingRefusal.BeforeLast)
            return ReadingTexts.RefusalBeforeLastShort;
        return Show.Text(
            Text($"Refusal_{refusal}"),
            refusal switch
            {
                ReadingRefusal.OutsideWindow when form.Window is { } window =>
                [
                    Show.LongDate(window.From),
                    Show.LongDate(window.To),
                ],
                ReadingRefusal.BeforeInstalled => [Show.Date(meter.Facts.InstalledOn)],
                ReadingRefusal.AfterRemoved => [Show.Date(meter.Facts.RemovedOn)],
                ReadingRefusal.BeforeLast => [Show.Date(meter.Facts.Last?.On)],
                ReadingRefusal.GivenAlready => [Show.Date(meter.Facts.GivenOn)],
                ReadingRefusal.TooManyDigits => [meter.Facts.WholeDigits],
                ReadingRefusal.TooManyFractionDigits => [meter.Facts.FractionDigits],
                _ => [],
            }
        );
    }

    /// <summary>What the office asks, with the figures that made it ask.</summary>
    public static string Of(ReadingQuestion question, ReadingVerdict verdict, MeterToRead meter)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        ArgumentNullException.ThrowIfNull(meter);
        return Show.Text(
            Text($"Question_{question}"),
            Show.Quantity(meter.Facts.Last?.State ?? 0, meter.Unit),
            Show.Date(meter.Facts.Last?.On),
            Show.Quantity(verdict.Use ?? 0, meter.Unit)
        );
    }

    /// <summary>The same without figures of before, for a form that needs no sign-in.</summary>
    public static string Short(ReadingQuestion question) => Text($"Short_{question}");

    /// <summary>The reasons that can answer the question.</summary>
    public static IReadOnlyList<Choice> Reasons(ReadingQuestion question) =>
        [
            .. (
                question switch
                {
                    ReadingQuestion.RollOver => new[]
                    {
                        ReadingReason.RollOver,
                        ReadingReason.Exchanged,
                        ReadingReason.LastWasMistaken,
                    },
                    ReadingQuestion.LowerThanLast =>
                    [
                        ReadingReason.LastWasMistaken,
                        ReadingReason.Exchanged,
                        ReadingReason.RollOver,
                    ],
                    ReadingQuestion.UnusuallyHigh =>
                    [
                        ReadingReason.ReallyUsed,
                        ReadingReason.LastWasMistaken,
                        ReadingReason.Exchanged,
                    ],
                    _ => [ReadingReason.NobodyThere, ReadingReason.Exchanged],
                }
            )
                .Append(ReadingReason.Other)
                .Select(r => new Choice(r.ToString(), Text($"Reason_{r}"))),
        ];

    /// <summary>One of them in words.</summary>
    public static string Of(ReadingReason reason) => Text($"Reason_{reason}");

    /// <summary>nowy, przyjęty …</summary>
    public static string Of(GivenState state) => Text($"State_{state}");

    /// <summary>Its colour.</summary>
    public static BadgeKind KindOf(GivenState state) =>
        state switch
        {
            GivenState.New => BadgeKind.Info,
            GivenState.Refused => BadgeKind.Bad,
            _ => BadgeKind.Ok,
        };

    private static string Text(string key) => ReadingTexts.ResourceManager.GetString(key, ReadingTexts.Culture)!;
}
