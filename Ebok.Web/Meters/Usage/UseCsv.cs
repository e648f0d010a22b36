using System.Globalization;
using System.Text;
using Ebok.Core.Meters;
using Ebok.Core.Meters.Usage;
using Ebok.Web.Ui;

namespace Ebok.Web.Meters.Usage;

/// <summary>A meter's use as a file for a spreadsheet: semicolons and decimal commas, as Polish ones read it.</summary>
internal static class UseCsv
{
    private static readonly CultureInfo Polish = CultureInfo.GetCultureInfo("pl-PL");

    /// <summary>UTF-8 with its mark, one line a month, oldest first.</summary>
    public static byte[] Write(UseView use)
    {
        var text = new StringBuilder("\uFEFF").Append(UseTexts.CsvHead).Append("\r\n");
        foreach (var month in use.Months)
            text.Append(CultureInfo.InvariantCulture, $"{month.Year:0000}-{month.Month:00};")
                .Append(month.Use.ToString("0.###", Polish))
                .Append(';')
                .Append(CsvCell.Of(use.Unit))
                .Append(CultureInfo.InvariantCulture, $";{month.Days};")
                .Append(month.PerDay.ToString("0.######", Polish))
                .Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Name of the file: only letters, digits and dashes of the meter's number.</summary>
    public static string NameOf(UseView use) => NameOf(UseTexts.CsvName, use.FactoryNumber);

    /// <summary>The readings themselves: one line each, oldest first.</summary>
    public static byte[] Write(MeterHistory history)
    {
        var text = new StringBuilder("\uFEFF").Append(UseTexts.ReadingsCsvHead).Append("\r\n");
        foreach (var reading in history.Readings)
            text.Append(CultureInfo.InvariantCulture, $"{reading.On:yyyy-MM-dd};")
                .Append(reading.State.ToString("0.###", Polish))
                .Append(';')
                .Append(reading.Use?.ToString("0.###", Polish))
                .Append(';')
                .Append(CsvCell.Of(history.Unit))
                .Append(';')
                .Append(CsvCell.Of(MeterLabels.Of(reading.Source)))
                .Append(';')
                .Append(CsvCell.Of(reading.ReadBy ?? ""))
                .Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Name of that file.</summary>
    public static string NameOf(MeterHistory history) => NameOf(UseTexts.ReadingsCsvName, history.FactoryNumber);

    private static string NameOf(string what, string meter) =>
        $"{what}-{string.Concat(meter.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-'))}.csv";
}
