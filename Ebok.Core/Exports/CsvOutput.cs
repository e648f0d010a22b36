using System.Globalization;
using CsvHelper;
using Ebok.Core.Shared;

namespace Ebok.Core.Exports;

/// <summary>A table as CSV that the importer of such files, Excel and LibreOffice read: UTF-8 with its mark, semicolons,
/// decimal commas, ISO days and instants. No cell is a formula: what begins like one gets an apostrophe in front, and a
/// telephone's plus is written 00.</summary>
internal static class CsvOutput
{
    private static readonly CultureInfo Polish = CultureInfo.GetCultureInfo("pl-PL");

    public static async Task<int> WriteAsync(ExportTable table, Stream output, CancellationToken cancel)
    {
        await using var csv = CsvWriter.Create(
            output,
            new CsvWriterOptions
            {
                Separator = ';',
                NewLine = "\r\n",
                WriteByteOrderMark = true,
            },
            leaveOpen: true
        );
        foreach (var column in table.Columns)
            csv.WriteField(column);
        await csv.EndRecordAsync(cancel);
        var rows = 0;
        await foreach (var row in table.Rows.WithCancellation(cancel))
        {
            rows++;
            foreach (var value in row)
                csv.WriteField(CellOf(value));
            await csv.EndRecordAsync(cancel);
        }
        await csv.FlushAsync(cancel);
        return rows;
    }

    /// <summary>A value as a cell.</summary>
    internal static string CellOf(object? value) =>
        value switch
        {
            null => "",
            string text => Harmless(text),
            PhoneValue phone => Harmless(phone.Text is ['+', ..] ? "00" + phone.Text[1..] : phone.Text),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTimeOffset instant => InstantOf(instant),
            decimal number => number.ToString("0.######", Polish),
            int number => number.ToString(CultureInfo.InvariantCulture),
            bool yes => yes ? "tak" : "nie",
            _ => throw new ArgumentException($"a {value.GetType().Name} is no cell", nameof(value)),
        };

    /// <summary><c>2026-11-20T10:00:00+01:00</c>: of the Polish clock.</summary>
    internal static string InstantOf(DateTimeOffset instant) =>
        WarsawTime.Local(instant).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    // A tab or a line break in front would be passed over by a spreadsheet, and what follows taken for a formula.
    private static string Harmless(string text)
    {
        var begins = text.TrimStart();
        return begins is ['=' or '+' or '-' or '@' or '\uff1d' or '\uff0b' or '\uff0d' or '\uff20', ..]
            ? "'" + text
            : text;
    }
}
