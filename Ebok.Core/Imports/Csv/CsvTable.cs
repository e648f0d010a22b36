using System.Globalization;
using System.Text;
using CsvHelper;

namespace Ebok.Core.Imports.Csv;

/// <summary>A CSV file, read row by row: however large, one row of at most 128 KB is in memory.</summary>
internal sealed class CsvTable : IDisposable
{
    internal static readonly string[] DateFormats = ["yyyy-MM-dd", "dd.MM.yyyy"];
    private const int MostRowBytes = 128 * 1024;

    private readonly FileStream stream;
    private readonly CsvReader reader;
    private readonly string encoding;
    private readonly char separator;
    private readonly Dictionary<string, int> indexes = [];
    private char? decimalSign;
    private string? dates;
    private bool badQuote;
    private long rows;
    private int fieldCount;

    /// <param name="path">The file.</param>
    /// <param name="file">Its name, for the report.</param>
    /// <param name="lineBreaks">Whether a value in quotes may have several lines. Where not, a quote that is not closed
    /// spoils its own row only.</param>
    internal CsvTable(string path, string file, bool lineBreaks)
    {
        File = file;
        stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024);
        (var recognised, encoding) = CsvRecognition.EncodingOf(stream);
        using (var first = new StreamReader(stream, recognised, true, 4096, leaveOpen: true))
            separator = CsvRecognition.SeparatorOf(FirstLine(first));
        stream.Position = 0;
        reader = CsvReader.Create(
            stream,
            new CsvReaderOptions
            {
                Separator = separator,
                HasHeader = false,
                Encoding = recognised,
                AllowLineBreaksInQuotes = lineBreaks,
                MaxRecordSize = MostRowBytes,
                TrackLineNumbers = true,
                // ul. "Lipowa" 2, unquoted: taken as it stands.
                OnMalformedRecord = record =>
                    badQuote |=
                        record.Reason is CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.LineBreakInQuotes,
            }
        );
    }

    internal string File { get; }

    internal CsvFormat Format => new(File, encoding, separator, decimalSign, dates, rows);

    /// <summary>Done share, by bytes.</summary>
    internal double Share => stream.Length == 0 ? 1 : (double)reader.ByteOffset / stream.Length;

    internal long Length => stream.Length;

    /// <summary>Reads the headings; tells which of the wanted are missing and which are not known.</summary>
    internal IEnumerable<ImportProblem> Headings(IReadOnlyList<CsvColumn> wanted)
    {
        var names = reader.Read() ? reader.Current.ToArray() : [];
        fieldCount = names.Length;
        var known = wanted.ToDictionary(c => CsvRecognition.Fold(c.Name), c => c.Name);
        List<string> unknown = [];
        for (var i = 0; i < names.Length; i++)
            if (known.TryGetValue(CsvRecognition.Fold(names[i]), out var name))
                indexes.TryAdd(name, i);
            else if (names[i].Trim().Length > 0)
                unknown.Add(names[i].Trim());
        foreach (var column in wanted.Where(c => c.Required && !indexes.ContainsKey(c.Name)))
            yield return new ImportProblem(File, 1, 0, ImportReason.NoColumn, [column.Name]);
        if (unknown.Count > 0)
        {
            var list = string.Join(", ", unknown);
            yield return new ImportProblem(
                File,
                1,
                0,
                ImportReason.UnknownColumns,
                [list.Length <= 200 ? list : list[..200] + "…"]
            );
        }
    }

    /// <summary>The rows; what cannot be a row is told.</summary>
    internal IEnumerable<CsvRow> Rows(Action<ImportProblem> tell)
    {
        while (Next() is { } next)
        {
            rows++;
            if (next.Problem is null)
                yield return next.Row!;
            else
                tell(next.Problem);
            if (next.Last)
                yield break;
        }
    }

    internal int IndexOf(string column) => indexes.GetValueOrDefault(column, -1);

    internal void SawNumber(string value) =>
        decimalSign ??=
            value.Contains(',', StringComparison.Ordinal) ? ','
            : value.Contains('.', StringComparison.Ordinal) ? '.'
            : null;

    internal void SawDate(string format) => dates ??= format;

    public void Dispose() => reader.Dispose();

    private (CsvRow? Row, ImportProblem? Problem, bool Last)? Next()
    {
        var before = reader.LineNumber;
        badQuote = false;
        try
        {
            if (!reader.Read())
                return null;
        }
        catch (CsvFormatException)
        {
            return (null, new ImportProblem(File, (int)before + 1, 0, ImportReason.TooLongRow, []), true);
        }
        var line = (int)reader.LineNumber;
        if (badQuote)
            return (null, new ImportProblem(File, line, 0, ImportReason.BrokenQuote, []), false);
        if (reader.FieldCount != fieldCount)
            return (
                null,
                new ImportProblem(
                    File,
                    line,
                    0,
                    ImportReason.WrongFieldCount,
                    [Show(reader.FieldCount), Show(fieldCount)]
                ),
                false
            );
        return (new CsvRow(this, line, reader.Current.ToArray()), null, false);
    }

    private static string FirstLine(StreamReader reader)
    {
        var line = new StringBuilder();
        while (line.Length < MostRowBytes && reader.Read() is >= 0 and not '\n' and var c)
            line.Append((char)c);
        return line.ToString();
    }

    private static string Show(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A column of a file of the contract.</summary>
/// <param name="Name">As documented; compared without regard to case, diacritics, blanks.</param>
/// <param name="Required">The file is left out without it.</param>
internal sealed record CsvColumn(string Name, bool Required = false);
