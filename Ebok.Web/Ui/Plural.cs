using System.Globalization;

namespace Ebok.Web.Ui;

/// <summary>Polish plurals: 1 faktura, 2 faktury, 5 faktur, 12 faktur, 22 faktury.</summary>
public static class Plural
{
    /// <summary>The number with its word.</summary>
    /// <param name="forms">From the resources, parted by a stroke: one, few, many; <c>{0}</c> is the number:
    /// <c>{0} faktura|{0} faktury|{0} faktur</c>.</param>
    /// <param name="number">How many.</param>
    public static string Of(string forms, int number)
    {
        var parts = forms.Split('|');
        return string.Format(CultureInfo.CurrentCulture, parts[FormOf(Math.Abs((long)number))], number);
    }

    private static int FormOf(long number) =>
        number == 1 ? 0
        : number % 10 is >= 2 and <= 4 && number % 100 is not (>= 12 and <= 14) ? 1
        : 2;
}
