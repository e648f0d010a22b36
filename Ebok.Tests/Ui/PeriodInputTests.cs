using Ebok.Web.Ui;

namespace Ebok.Tests.Ui;

[Trait("Id", "K8")]
public class PeriodInputTests
{
    [Theory]
    [InlineData("2026-10-05")]
    [InlineData("05.10.2026")]
    [InlineData("5.10.2026")]
    [InlineData(" 05-10-2026 ")]
    public void Read_DaysAsPeopleWriteThem(string typed)
    {
        var read = PeriodInput.Read(typed, null);

        read.IsValid.ShouldBeTrue();
        read.Period.From.ShouldBe(new DateOnly(2026, 10, 5));
        read.Query.ShouldBe("od=2026-10-05&");
    }

    [Theory]
    [InlineData("31.02.2026", "28 dni")]
    [InlineData("2028-02-30", "29 dni")]
    [InlineData("31.04.2026", "30 dni")]
    [InlineData("05.13.2026", "dzień.miesiąc.rok")]
    [InlineData("jutro", "dzień.miesiąc.rok")]
    [InlineData("99999999999.1.1", "dzień.miesiąc.rok")]
    public void Read_WhatCannotBeADay_SaysWhy(string typed, string reason)
    {
        var read = PeriodInput.Read(null, typed);

        read.IsValid.ShouldBeFalse();
        read.To.ShouldBe(typed);
        read.ToError.ShouldNotBeNull().ShouldContain(reason);
        read.Period.ShouldBe(default);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Read_Nothing_IsNoFilter(string? typed) => PeriodInput.Read(typed, typed).IsSet.ShouldBeFalse();
}
