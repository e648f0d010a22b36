using System.Globalization;
using System.Runtime.CompilerServices;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports;

/// <summary>The row-by-row result of an import as CSV, line by line: however long, little of it is in memory.</summary>
internal static class FindingsCsv
{
    internal static async IAsyncEnumerable<string> LinesAsync(
        EbokStore store,
        UtilityId utility,
        ImportRunId run,
        FindingKind? kind,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        // With the mark by which a spreadsheet knows UTF-8.
        yield return "\ufeff" + ImportTexts.FindingsHeading + "\r\n";
        await using var db = store.Read(utility);
        await foreach (
            var finding in db
                .ImportFindings.Where(f => f.Run == run && (kind == null || f.Kind == kind))
                .OrderBy(f => f.Number)
                .AsAsyncEnumerable()
                .WithCancellation(cancel)
        )
            yield return Line(FindingRow.Of(finding));
    }

    private static string Line(FindingRow row) =>
        string.Join(
            ';',
            new[]
            {
                row.KindText,
                row.File,
                row.Line == 0 ? "" : row.Line.ToString(CultureInfo.InvariantCulture),
                row.Column == 0 ? "" : row.Column.ToString(CultureInfo.InvariantCulture),
                row.Key ?? "",
                row.Text ?? "",
            }.Select(Quoted)
        ) + "\r\n";

    // What a spreadsheet would take for a formula stays a text.
    private static string Quoted(string value)
    {
        if (value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t')
            value = "'" + value;
        return value.AsSpan().IndexOfAny(";\"\r\n") < 0
            ? value
            : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
