using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Cases;

/// <summary>Until when the utility answers (B4).</summary>
/// <param name="DueOn">Last day.</param>
/// <param name="WithInquiryOn">Last day where it has to be looked into; null: no longer term.</param>
/// <param name="Basis">By which rule, in words.</param>
internal sealed record CaseTerm(DateOnly DueOn, DateOnly? WithInquiryOn, string Basis)
{
    /// <summary>The term of what came on a day; null: the profile has none for it.</summary>
    public static CaseTerm? Of(UtilityProfile utility, NoticeSubject about, DateOnly cameOn)
    {
        var clock = utility.Clocks.FirstOrDefault(c => c.About == about);
        return clock is null
            ? null
            : new(
                End(clock, cameOn, clock.Days),
                clock.DaysWithInquiry is { } longer ? End(clock, cameOn, longer) : null,
                clock.Basis
            );
    }

    private static DateOnly End(ComplaintClock clock, DateOnly from, int days) =>
        clock.WorkingDays ? PolishCalendar.EndOfWorkingTerm(from, days) : PolishCalendar.EndOfTerm(from, days);
}
