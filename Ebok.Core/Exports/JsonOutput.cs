using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Ebok.Core.Exports;

/// <summary>A table as JSON: <c>{"utility":"kpec","what":"readings","export":12,"rows":[{…}]}</c>, UTF-8 without a mark,
/// numbers as numbers, days and instants as in the CSV, nothing as null. Values are as they are: a program reads them.</summary>
internal static class JsonOutput
{
    private const int FlushAfter = 64 * 1024;

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static async Task<int> WriteAsync(
        ExportTable table,
        string utility,
        string what,
        int? number,
        Stream output,
        CancellationToken cancel
    )
    {
        await using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("utility", utility);
        json.WriteString("what", what);
        if (number is { } given)
            json.WriteNumber("export", given);
        else
            json.WriteNull("export");
        json.WriteStartArray("rows");
        var rows = 0;
        await foreach (var row in table.Rows.WithCancellation(cancel))
        {
            rows++;
            json.WriteStartObject();
            foreach (var (column, value) in table.Columns.Zip(row))
                Write(json, column, value);
            json.WriteEndObject();
            if (json.BytesPending > FlushAfter)
                await json.FlushAsync(cancel);
        }
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancel);
        return rows;
    }

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(name);
                break;
            case decimal number:
                json.WriteNumber(name, number);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case bool yes:
                json.WriteBoolean(name, yes);
                break;
            case PhoneValue phone:
                json.WriteString(name, phone.Text);
                break;
            case string text:
                json.WriteString(name, text);
                break;
            default:
                json.WriteString(name, CsvOutput.CellOf(value));
                break;
        }
    }
}
