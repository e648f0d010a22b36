using Ebok.Core.Meters.Giving;
using Ebok.Core.Utilities;
using FsCheck;
using FsCheck.Fluent;

namespace Ebok.Tests.Meters;

[Trait("Id", "M7")]
public class ReadingCheckTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly ReadingRules Rules = new() { Enabled = true };

    // 0.3 m³ a day, read a month ago, a dial of five digits and three behind the comma.
    private static readonly MeterFacts Meter = new(
        WholeDigits: 5,
        FractionDigits: 3,
        InstalledOn: new(2023, 5, 1),
        RemovedOn: null,
        Last: new(new(2026, 10, 20), 412.5m),
        UsualPerDay: 0.3m,
        GivenOn: null
    );

    [Fact]
    public void Usual_IsAccepted()
    {
        var verdict = Look(421.8m);
        verdict.IsAccepted.ShouldBeTrue();
        verdict.Use.ShouldBe(9.3m);
    }

    [Fact]
    public void Lower_IsAskedAbout() => Look(409m).Question.ShouldBe(ReadingQuestion.LowerThanLast);

    [Fact]
    public void Lower_NearTheEndOfTheDial_IsTakenForARollOver()
    {
        var verdict = Look(4.2m, Meter with { Last = new(new(2026, 10, 20), 99_995m) });
        verdict.Question.ShouldBe(ReadingQuestion.RollOver);
        verdict.Use.ShouldBe(9.2m);
    }

    [Fact]
    public void Lower_NearTheEndButWithAnUnusualUse_IsNoRollOver() =>
        Look(5_000m, Meter with { Last = new(new(2026, 10, 20), 99_995m) })
            .Question.ShouldBe(ReadingQuestion.LowerThanLast);

    [Fact]
    public void TenTimesTheUsual_IsAskedAbout()
    {
        // 31 days of 0.3 are 9.3: ten times that are 93.
        Look(412.5m + 92.9m).IsAccepted.ShouldBeTrue();
        Look(412.5m + 93m).Question.ShouldBe(ReadingQuestion.UnusuallyHigh);
    }

    [Fact]
    public void NoUse_IsAskedAbout_UnlessThatIsUsual()
    {
        Look(412.5m).Question.ShouldBe(ReadingQuestion.NoUse);
        Look(412.5m, Meter with { UsualPerDay = 0m }).IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public void FirstReading_AsksNothing() => Look(3m, Meter with { Last = null }).IsAccepted.ShouldBeTrue();

    [Theory]
    [InlineData(-0.001, ReadingRefusal.Negative)]
    [InlineData(100_000, ReadingRefusal.TooManyDigits)]
    [InlineData(420.1234, ReadingRefusal.TooManyFractionDigits)]
    public void WhatTheDialCannotShow_IsRefused(double state, ReadingRefusal refusal) =>
        Look((decimal)state).Refusal.ShouldBe(refusal);

    [Theory]
    [InlineData("2026-11-21", ReadingRefusal.InFuture)]
    [InlineData("2026-11-12", ReadingRefusal.TooOld)]
    public void Day_MustBeOneOfTheLastWeek(string on, ReadingRefusal refusal) =>
        ReadingCheck.Of(new(Day(on), 420m), Meter, Rules, Today).Refusal.ShouldBe(refusal);

    [Fact]
    public void Day_MustBeOneOfTheMeter()
    {
        Look(420m, Meter with { InstalledOn = Today.AddDays(1) }).Refusal.ShouldBe(ReadingRefusal.BeforeInstalled);
        Look(420m, Meter with { RemovedOn = Today.AddDays(-1) }).Refusal.ShouldBe(ReadingRefusal.AfterRemoved);
        var read = Meter with { Last = new(Today, 412m) };
        ReadingCheck.Of(new(Today.AddDays(-1), 420m), read, Rules, Today).Refusal.ShouldBe(ReadingRefusal.BeforeLast);
        ReadingCheck.Of(new(Today, 420m), read, Rules, Today).Refusal.ShouldBeNull();
    }

    [Fact]
    public void OnePerPeriod() =>
        Look(420m, Meter with { GivenOn = Today }).Refusal.ShouldBe(ReadingRefusal.GivenAlready);

    [Theory]
    [InlineData("2026-11-19", "2026-11-20", "2026-12-05")]
    [InlineData("2026-11-20", "2026-11-20", "2026-12-05")]
    [InlineData("2026-12-05", "2026-11-20", "2026-12-05")]
    [InlineData("2026-12-06", "2026-12-20", "2027-01-05")]
    public void Window_OverTheEndOfTheMonth(string today, string from, string to) =>
        ReadingCheck.Window(Rules with { FromDay = 20, ToDay = 5 }, Day(today)).ShouldBe((Day(from), Day(to)));

    [Theory]
    [InlineData("2027-02-27", "2027-02-25", "2027-02-28")]
    [InlineData("2027-02-01", "2027-02-25", "2027-02-28")]
    public void Window_EndsWithAShortMonth(string today, string from, string to) =>
        ReadingCheck.Window(Rules with { FromDay = 25, ToDay = 31 }, Day(today)).ShouldBe((Day(from), Day(to)));

    [Fact]
    public void OutsideTheWindow_IsRefused()
    {
        var rules = Rules with { FromDay = 25, ToDay = 31 };
        ReadingCheck.Of(new(Today, 420m), Meter, rules, Today).Refusal.ShouldBe(ReadingRefusal.OutsideWindow);
        ReadingCheck.Window(Rules, Today).ShouldBeNull();
    }

    /// <summary>Whatever is typed: a refusal excludes a question, and what is accepted has a use that is not negative.</summary>
    [Fact]
    public void Verdict_IsOneOfThree() =>
        Prop.ForAll<int, int, byte>(
                (state, last, usual) =>
                {
                    var meter = Meter with { Last = new(new(2026, 10, 20), last & 0xffff), UsualPerDay = usual };
                    var verdict = Look(state / 10m, meter);
                    (verdict.Refusal is not null && verdict.Question is not null).ShouldBeFalse();
                    if (verdict.IsAccepted)
                        verdict.Use!.Value.ShouldBeGreaterThanOrEqualTo(0);
                    if (state < 0)
                        verdict.Refusal.ShouldBe(ReadingRefusal.Negative);
                }
            )
            .QuickCheckThrowOnFailure();

    private static ReadingVerdict Look(decimal state, MeterFacts? meter = null) =>
        ReadingCheck.Of(new(Today, state), meter ?? Meter, Rules, Today);

    private static DateOnly Day(string text) =>
        DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
