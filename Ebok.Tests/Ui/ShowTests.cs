using System.Globalization;
using Ebok.Core.Shared;
using Ebok.Web.Ui;

namespace Ebok.Tests.Ui;

public class ShowTests
{
    public ShowTests() => CultureInfo.CurrentCulture = new CultureInfo("pl-PL");

    [Theory]
    [InlineData(123456789, "1 234 567,89 zł")]
    [InlineData(-2460, "−24,60 zł")]
    [InlineData(0, "0,00 zł")]
    [InlineData(-1, "−0,01 zł")]
    public void Money_ReadsAsInPoland_AndNeverBreaks(long grosze, string expected) =>
        Show.Money(new Money(grosze)).ShouldBe(expected.Replace(' ', '\u00a0'));

    [Fact]
    public void Money_OtherCurrency_IsNamed() => Show.Money(new Money(100), "EUR").ShouldBe("1,00\u00a0EUR");

    [Theory]
    [InlineData("12.500000", "m³", "12,5 m³")]
    [InlineData("1284", null, "1 284")]
    [InlineData("0.123456", "GJ", "0,123456 GJ")]
    public void Quantity_HasNoEmptyDecimals(string value, string? unit, string expected) =>
        Show.Quantity(decimal.Parse(value, CultureInfo.InvariantCulture), unit)
            .ShouldBe(expected.Replace(' ', '\u00a0'));

    [Fact]
    public void UnitPrice_HasTwoDecimalsOrMore()
    {
        Show.UnitPrice(6m).ShouldBe("6,00\u00a0zł");
        Show.UnitPrice(6.12345678m).ShouldBe("6,12345678\u00a0zł");
    }

    [Fact]
    public void Date_HasTwoDigitsForDayAndMonth() => Show.Date(new DateOnly(2026, 11, 5)).ShouldBe("05.11.2026");

    [Fact]
    public void LongDate_HasTheMonthInTheGenitive() =>
        Show.LongDate(new DateOnly(2026, 11, 5)).ShouldBe("5\u00a0listopada\u00a02026");

    [Fact]
    public void Moment_IsOnAPolishClock_SummerAndWinter()
    {
        Show.Moment(new DateTimeOffset(2026, 11, 20, 5, 30, 0, TimeSpan.Zero)).ShouldBe("20.11.2026, 06:30");
        Show.Moment(new DateTimeOffset(2026, 7, 20, 22, 30, 0, TimeSpan.Zero)).ShouldBe("21.07.2026, 00:30");
    }
}
