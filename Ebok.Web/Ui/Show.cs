using System.Globalization;
using Ebok.Core.Shared;

namespace Ebok.Web.Ui;

/// <summary>How amounts, days and moments are written for people, in the current culture. Spaces inside are no-break,
/// and a minus is a minus (U+2212): screen readers pass over a hyphen.</summary>
public static class Show
{
    private const char Space = '\u00a0';
    private const char Minus = '\u2212';

    /// <summary>What stands where there is nothing to say.</summary>
    public const string Nothing = "–";

    /// <summary>A text of the resources with its gaps filled: <c>Podgląd faktury {0}</c>.</summary>
    public static string Text(string format, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.CurrentCulture, format, values);

    /// <summary><c>1 234,56 zł</c>, or with another currency's code <c>1 234,56 EUR</c>.</summary>
    public static string Money(Money value, string currency = "PLN") =>
        Number(value.Zloty, "N2") + Space + (currency == "PLN" ? "zł" : currency);

    /// <summary><c>1 234,50</c>, where the heading says that it is złoty.</summary>
    public static string Zloty(decimal value) => Number(value, "N2");

    /// <summary><c>12,5 m³</c>: at most six decimals, none that are zero.</summary>
    public static string Quantity(decimal value, string? unit = null) =>
        Number(value, "#,0.######") + (string.IsNullOrEmpty(unit) ? "" : Space + unit);

    /// <summary>A price for one unit, złoty: two to eight decimals, <c>6,1234 zł</c>.</summary>
    public static string UnitPrice(decimal value, string currency = "PLN") =>
        Number(value, "#,0.00######") + Space + (currency == "PLN" ? "zł" : currency);

    /// <summary><c>05.11.2026</c>.</summary>
    public static string Date(DateOnly? day) => day?.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture) ?? Nothing;

    /// <summary><c>5 listopada 2026</c>.</summary>
    public static string LongDate(DateOnly day) =>
        day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture).Replace(' ', Space);

    /// <summary><c>20.11.2026, 06:30</c> on a Polish clock.</summary>
    public static string Moment(DateTimeOffset? instant) =>
        instant is { } moment
            ? WarsawTime.Local(moment).ToString("dd.MM.yyyy, HH:mm", CultureInfo.InvariantCulture)
            : Nothing;

    /// <summary>For the <c>datetime</c> attribute: <c>2026-11-05</c>.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>For the <c>datetime</c> attribute, UTC: <c>2026-11-20T05:30Z</c>.</summary>
    public static string Iso(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);

    private static string Number(decimal value, string format)
    {
        var text = decimal.Abs(value)
            .ToString(format, CultureInfo.CurrentCulture)
            .Replace(' ', Space)
            .Replace('\u202f', Space);
        return value < 0 ? Minus + text : text;
    }
}
