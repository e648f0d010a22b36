using System.Globalization;
using Ebok.Core.Shared;

namespace Ebok.Core.Imports.Csv;

/// <summary>One row: values by the name of their column. What a value cannot be is refused with its column.</summary>
internal sealed class CsvRow(CsvTable table, int line, string[] fields)
{
    /// <summary>The file it stands in.</summary>
    internal string File { get; } = table.File;

    /// <summary>Where the row begins, from 1.</summary>
    internal int Line { get; } = line;

    /// <summary>Null where empty or where the file has no such column.</summary>
    internal string? Optional(string column, int limit = ImportLimits.Text)
    {
        var index = table.IndexOf(column);
        if (index < 0)
            return null;
        var value = fields[index].Trim();
        if (value.Length > limit)
            throw Mistake(ImportReason.TooLong, column, Show(limit));
        // PostgreSQL keeps no zero byte; no text has one on purpose.
        if (value.Contains('\0', StringComparison.Ordinal))
            throw Mistake(ImportReason.BadValue, column, "\\0");
        return value.Length == 0 ? null : value;
    }

    internal string Text(string column, int limit = ImportLimits.Text) =>
        Optional(column, limit) ?? throw new CsvMistake(ImportReason.EmptyColumn, ColumnOf(column), column);

    internal Money Amount(string column) =>
        OptionalAmount(column) ?? throw new CsvMistake(ImportReason.EmptyColumn, ColumnOf(column), column);

    internal Money? OptionalAmount(string column)
    {
        if (Optional(column) is not { } value)
            return null;
        table.SawNumber(value);
        return Money.TryParse(value, out var money)
            ? money
            : throw Mistake(ImportReason.BadAmount, column, Short(value));
    }

    /// <summary>A measured number of at most three decimals.</summary>
    internal decimal? Measured(string column)
    {
        if (Optional(column) is not { } value)
            return null;
        table.SawNumber(value);
        var plain = value
            .Replace(" ", "", StringComparison.Ordinal)
            .Replace("\u00a0", "", StringComparison.Ordinal)
            .Replace(',', '.');
        return
            decimal.TryParse(
                plain,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
            && decimal.Round(number, 3) == number
            && Math.Abs(number) <= ImportLimits.Amount
            ? number
            : throw Mistake(ImportReason.BadNumber, column, Short(value));
    }

    /// <summary>A whole number between 0 and 99.</summary>
    internal int Whole(string column, int otherwise)
    {
        if (Optional(column) is not { } value)
            return otherwise;
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 100
            ? number
            : throw Mistake(ImportReason.BadNumber, column, Short(value));
    }

    internal DateOnly Day(string column) =>
        OptionalDay(column) ?? throw new CsvMistake(ImportReason.EmptyColumn, ColumnOf(column), column);

    internal DateOnly? OptionalDay(string column)
    {
        if (Optional(column) is not { } value)
            return null;
        foreach (var format in CsvTable.DateFormats)
            if (DateOnly.TryParseExact(value, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                table.SawDate(format);
                return day;
            }
        throw Mistake(ImportReason.BadDay, column, Short(value));
    }

    /// <summary>TAK, T, 1; NIE, N, 0; null where empty.</summary>
    internal bool? Yes(string column) =>
        Optional(column) is not { } value
            ? null
            : value.ToUpperInvariant() switch
            {
                "TAK" or "T" or "1" => true,
                "NIE" or "N" or "0" => false,
                _ => throw Mistake(ImportReason.BadValue, column, Short(value)),
            };

    /// <summary>One of the words, without regard to case and diacritics.</summary>
    internal T Word<T>(string column, IReadOnlyDictionary<string, T> words, T? otherwise = null)
        where T : struct
    {
        if (Optional(column) is not { } value)
            return otherwise ?? throw new CsvMistake(ImportReason.EmptyColumn, ColumnOf(column), column);
        return words.TryGetValue(CsvRecognition.Fold(value), out var word)
            ? word
            : throw Mistake(ImportReason.BadValue, column, Short(value));
    }

    /// <summary>A number with a check digit; the value is not told, it may be a person's.</summary>
    internal string? Checked(string column, Func<string, string?> parse)
    {
        if (Optional(column) is not { } value)
            return null;
        return parse(value) ?? throw new CsvMistake(ImportReason.BadCheckDigit, ColumnOf(column), column);
    }

    /// <summary>Field of a column, from 1; 0 where the file has none.</summary>
    internal int ColumnOf(string column) => table.IndexOf(column) + 1;

    internal CsvMistake Mistake(ImportReason reason, string column, string value) =>
        new(reason, ColumnOf(column), column, value);

    internal ImportProblem Problem(CsvMistake mistake) =>
        new(table.File, Line, mistake.Column, mistake.Reason, mistake.Arguments);

    private static string Short(string value) => value.Length <= 32 ? value : value[..32] + "…";

    private static string Show(int number) => number.ToString(CultureInfo.InvariantCulture);
}
