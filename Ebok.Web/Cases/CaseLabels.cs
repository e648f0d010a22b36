using Ebok.Core.Cases;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Web.Ui;

namespace Ebok.Web.Cases;

/// <summary>Cases in words.</summary>
internal static class CaseLabels
{
    /// <summary>nowe, przyjęte …</summary>
    public static string Of(CaseState state) => Text($"State_{state}");

    /// <summary>Its colour.</summary>
    public static BadgeKind KindOf(CaseState state) =>
        state switch
        {
            CaseState.Answered => BadgeKind.Ok,
            CaseState.Closed => BadgeKind.Quiet,
            _ => BadgeKind.Info,
        };

    /// <summary>What a form is for.</summary>
    public static string Lead(NoticeSubject about) => Text($"Lead_{about}");

    /// <summary>Licznik, Faktura, Umowa.</summary>
    public static string ThingOf(NoticeSubject about) => Text($"Thing_{about}");

    /// <summary>None in particular.</summary>
    public static string NoThing(NoticeSubject about) => Text($"NoThing_{about}");

    /// <summary>A meter, invoice or contract in a list to choose from.</summary>
    public static string Of(CaseChoice choice) =>
        string.Join(
            ", ",
            new[]
            {
                choice.Number,
                choice.Where,
                choice.On is { } day ? Show.Text(CaseTexts.IssuedOn, Show.Date(day)) : null,
            }.Where(part => !string.IsNullOrEmpty(part))
        );

    /// <summary>Within how many days there is an answer; null: the utility has no such rule.</summary>
    public static string? TermOf(UtilityProfile utility, NoticeSubject about) =>
        utility.Clocks.FirstOrDefault(c => c.About == about) is { } clock
            ? Plural.Of(clock.WorkingDays ? CaseTexts.AnswerWithinWorking : CaseTexts.AnswerWithin, clock.Days)
            : null;

    /// <summary>Until when there is an answer, as it stands today; null where none is owed.</summary>
    public static string? TermOf(CaseView view, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (view.DueOn is not { } due || !view.IsOpen)
            return null;
        var last = view.DueWithInquiryOn ?? due;
        return today > last ? Show.Text(CaseTexts.DuePassed, Show.LongDate(last))
            : view.DueWithInquiryOn is { } longer
                ? Show.Text(CaseTexts.DueWithInquiry, Show.LongDate(due), Show.LongDate(longer))
            : Show.Text(CaseTexts.Due, Show.LongDate(due));
    }

    /// <summary>Why it was not taken, and what to do.</summary>
    public static string Of(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return Show.Text(Text(refusal.Code), CaseText.Longest);
    }

    private static string Text(string key) => CaseTexts.ResourceManager.GetString(key, CaseTexts.Culture)!;
}
