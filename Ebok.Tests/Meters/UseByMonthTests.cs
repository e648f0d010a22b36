using Ebok.Core.Meters.Usage;
using FsCheck.Fluent;

namespace Ebok.Tests.Meters;

[Trait("Id", "C1")]
public class UseByMonthTests
{
    [Fact]
    public void BetweenTwoReadings_EachDayHasTheSame()
    {
        // 31 days of 1 m³: 11 of them in October.
        var months = UseByMonth.Of([At(2026, 10, 20, 100), At(2026, 11, 20, 131)], 5);

        months.ShouldBe([new(2026, 10, 11, 11), new(2026, 11, 20, 20)]);
        months[0].PerDay.ShouldBe(1);
        months[0].IsWhole.ShouldBeFalse();
    }

    [Fact]
    public void LongGap_FillsTheWholeMonthsBetween()
    {
        var months = UseByMonth.Of([At(2025, 12, 31, 0), At(2026, 3, 31, 90)], 5);

        months.Select(m => (m.Month, m.Use, m.IsWhole)).ShouldBe([(1, 31m, true), (2, 28m, true), (3, 31m, true)]);
    }

    [Fact]
    public void NoneOrOneReading_IsNothing()
    {
        UseByMonth.Of([], 5).ShouldBeEmpty();
        UseByMonth.Of([At(2026, 11, 20, 5)], 5).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(99990, 10, 5, 20.0)]
    [InlineData(99990, 10, 0, null)]
    [InlineData(50000, 10, 5, null)]
    [InlineData(99990, 60000, 5, null)]
    [InlineData(100, 90, 5, null)]
    public void FallingState_IsARollOverOnlyAtTheEndOfTheDial(int before, int after, int digits, double? use) =>
        UseByMonth
            .Between(At(2026, 10, 20, before), At(2026, 11, 20, after), digits)
            .ShouldBe(use is null ? null : (decimal)use);

    [Fact]
    public void Exchange_LeavesAGapAndGoesOn()
    {
        var months = UseByMonth.Of(
            [At(2026, 7, 31, 400), At(2026, 8, 31, 431), At(2026, 9, 30, 0), At(2026, 10, 31, 31)],
            5
        );

        months.Select(m => m.Month).ShouldBe([8, 10]);
    }

    [Fact]
    public void WhatTheBillingSystemCounted_Counts()
    {
        // An exchange within the period: it knows the last state of the old meter.
        var months = UseByMonth.Of([At(2026, 9, 30, 400), new(new(2026, 10, 31), 5m, 31m)], 5);
        months.ShouldBe([new(2026, 10, 31, 31)]);
        // An estimate that was too high.
        UseByMonth.Of([At(2026, 9, 30, 400), new(new(2026, 10, 31), 398m, -3.1m)], 5)[0].Use.ShouldBe(-3.1m);
    }

    /// <summary>However the days fall, nothing is lost and nothing is added; no month has more days than it has.</summary>
    [Fact]
    public void Anything_AddsUp() =>
        FsCheck.Check.QuickThrowOnFailure(
            Prop.ForAll(
                Gen.Choose(1, 90)
                    .SelectMany(days => Gen.Choose(0, 50_000).Select(use => (days, use)))
                    .ListOf()
                    .ToArbitrary(),
                steps =>
                {
                    var states = new List<MeterState> { At(2024, 1, 15, 0) };
                    foreach (var (days, use) in steps)
                        states.Add(new(states[^1].On.AddDays(days), states[^1].State + use / 1000m, null));
                    var months = UseByMonth.Of(states, 0);
                    var difference = Math.Abs(months.Sum(m => m.Use) - states[^1].State);
                    return difference <= 0.0005m * months.Count
                        && months.Sum(m => m.Days) == states[^1].On.DayNumber - states[0].On.DayNumber
                        && months.All(m => m.Days <= DateTime.DaysInMonth(m.Year, m.Month));
                }
            )
        );

    private static MeterState At(int year, int month, int day, decimal state) =>
        new(new(year, month, day), state, null);
}
