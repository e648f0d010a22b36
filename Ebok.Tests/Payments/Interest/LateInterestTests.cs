using Ebok.Core.Payments.Interest;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using FsCheck;
using FsCheck.Fluent;

namespace Ebok.Tests.Payments.Interest;

/// <summary>Interest for delay to the grosz.</summary>
[Trait("Id", "M6")]
public class LateInterestTests
{
    private static readonly DateOnly Due = new(2025, 9, 30);

    [Fact]
    public void Of_ThirtyDays_IsReckonedFromTheDayAfter() =>
        // 1000 zł × 9.5 % × 30 / 365 = 7.8082…
        Reckon(1000m, Due, Due.AddDays(30), 950).ShouldBe(7.81m);

    [Fact]
    public void Of_DueDateAndBefore_OwesNothing()
    {
        Reckon(1000m, Due, Due, 950).ShouldBe(0m);
        Reckon(1000m, Due, Due.AddDays(-5), 950).ShouldBe(0m);
        Reckon(1000m, Due, Due.AddDays(1), 950).ShouldBe(0.26m);
    }

    [Fact]
    public void Of_DueOnASaturday_IsLateAfterMonday()
    {
        // 1 November 2025 is a Saturday and a holiday.
        var saturday = new DateOnly(2025, 11, 1);
        Reckon(1000m, saturday, new(2025, 11, 3), 1000).ShouldBe(0m);
        Reckon(1000m, saturday, new(2025, 11, 4), 1000).ShouldBe(0.27m);
    }

    [Fact]
    public void Of_LeapYear_HasADayMoreThanTheRate() =>
        Reckon(365m, new(2024, 1, 31), new(2025, 1, 31), 1000).ShouldBe(36.60m);

    [Fact]
    public void Of_RateChangesInside_EachDayHasItsOwn()
    {
        var rates = new[] { Rate(new(2020, 1, 1), 1000), Rate(new(2025, 10, 11), 2000) };
        // 10 days at 10 % and 10 days at 20 %.
        LateInterest
            .Of(Money.FromZloty(365m), [], Due, null, Due.AddDays(20), rates)
            .ShouldBe(Money.FromZloty(1m + 2m));
    }

    [Fact]
    public void Of_PaidInPart_IsOwedUntilTheDayItWasPaid()
    {
        DatedPayment[] paid =
        [
            new(Due.AddDays(10), Money.FromZloty(365m)),
            new(Due.AddDays(-3), Money.FromZloty(500m)),
        ];
        // 365 zł for 10 days, 730 zł for 20, at 10 %: 1 + 4.
        LateInterest
            .Of(Money.FromZloty(730m), paid, Due, null, Due.AddDays(20), [Rate(new(2020, 1, 1), 1000)])
            .ShouldBe(Money.FromZloty(5m));
    }

    [Fact]
    public void Of_AfterANote_OnlyDaysSince() =>
        LateInterest
            .Of(Money.FromZloty(365m), [], Due, Due.AddDays(10), Due.AddDays(20), [Rate(new(2020, 1, 1), 1000)])
            .ShouldBe(Money.FromZloty(1m));

    [Fact]
    public void Of_CorrectedToLessThanWasPaid_OwesNothing() =>
        LateInterest
            .Of(
                Money.FromZloty(-20m),
                [new(Due.AddDays(-1), Money.FromZloty(120m))],
                Due,
                null,
                Due.AddDays(50),
                [Rate(new(2020, 1, 1), 1000)]
            )
            .ShouldBe(Money.Zero);

    [Fact]
    public void Of_DelayOlderThanTheRates_IsNotGuessed()
    {
        LateInterest
            .Of(Money.FromZloty(10m), [], Due, null, Due.AddDays(20), [Rate(Due.AddDays(2), 950)])
            .ShouldBeNull();
        LateInterest.Of(Money.FromZloty(10m), [], Due, null, Due.AddDays(20), []).ShouldBeNull();
    }

    /// <summary>The same as each day reckoned by itself, in fractions of a grosz, and rounded once.</summary>
    [Fact]
    public void Of_Anything_IsTheSumOfItsDays() =>
        Prop.ForAll(
                Delays.ToArbitrary(),
                d => LateInterest.Of(d.Left, d.Paid, d.Due, d.After, d.UpTo, d.Rates) == DayByDay(d)
            )
            .QuickCheckThrowOnFailure();

    /// <summary>Neither more days nor a greater sum ever cost less.</summary>
    [Fact]
    public void Of_LongerOrMore_IsNeverLess() =>
        Prop.ForAll(
                Delays.ToArbitrary(),
                d =>
                {
                    var one = LateInterest.Of(d.Left, d.Paid, d.Due, d.After, d.UpTo, d.Rates)!.Value;
                    return LateInterest.Of(d.Left, d.Paid, d.Due, d.After, d.UpTo.AddDays(1), d.Rates) >= one
                        && LateInterest.Of(d.Left + new Money(1), d.Paid, d.Due, d.After, d.UpTo, d.Rates) >= one;
                }
            )
            .QuickCheckThrowOnFailure();

    private sealed record Delay(
        Money Left,
        DatedPayment[] Paid,
        DateOnly Due,
        DateOnly? After,
        DateOnly UpTo,
        InterestRate[] Rates
    );

    private static readonly Gen<DatedPayment> Payments =
        from day in Gen.Choose(-20, 900)
        from grosze in Gen.Choose(-5_000, 500_000)
        select new DatedPayment(Due.AddDays(day), new(grosze));

    private static readonly Gen<InterestRate> Rates =
        from day in Gen.Choose(1, 900)
        from hundredths in Gen.Choose(0, 2_500)
        select Rate(Due.AddDays(day), hundredths);

    private static readonly Gen<Delay> Delays =
        from left in Gen.Choose(-10_000, 2_000_000)
        from paid in Payments.ArrayOf()
        from shift in Gen.Choose(0, 60)
        from days in Gen.Choose(-3, 900)
        from note in Gen.Choose(-500, 500)
        from rates in Rates.ArrayOf()
        select new Delay(
            new(left),
            paid,
            Due.AddDays(shift),
            note < 0 ? null : Due.AddDays(note),
            Due.AddDays(days),
            [Rate(new(2020, 1, 1), 700), .. rates.DistinctBy(r => r.From).OrderBy(r => r.From)]
        );

    private static Money DayByDay(Delay d)
    {
        var last = PolishCalendar.EndOfTerm(d.Due, 0);
        if (d.After > last)
            last = d.After.Value;
        decimal sum = 0;
        for (var day = last.AddDays(1); day <= d.UpTo; day = day.AddDays(1))
        {
            var owed = d.Left.Grosze + d.Paid.Where(p => p.On >= day).Sum(p => p.Amount.Grosze);
            sum += Math.Max(0, owed) * (decimal)d.Rates.Last(r => r.From <= day).Hundredths;
        }
        return new((long)decimal.Round(sum / 3_650_000m, 0, MidpointRounding.AwayFromZero));
    }

    private static decimal Reckon(decimal zloty, DateOnly due, DateOnly upTo, int hundredths) =>
        LateInterest.Of(Money.FromZloty(zloty), [], due, null, upTo, [Rate(new(2016, 1, 1), hundredths)])!.Value.Zloty;

    private static InterestRate Rate(DateOnly from, int hundredths) =>
        new()
        {
            From = from,
            Hundredths = hundredths,
            Source = "M.P.",
        };
}
