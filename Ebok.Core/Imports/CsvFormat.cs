namespace Ebok.Core.Imports;

/// <summary>What was recognised of a CSV file.</summary>
/// <param name="File">Its name.</param>
/// <param name="Encoding">UTF-8, UTF-8 (BOM) or Windows-1250.</param>
/// <param name="Separator">; or ,</param>
/// <param name="DecimalSign">Comma or point, where an amount with one was met; else null.</param>
/// <param name="Dates"><c>yyyy-MM-dd</c> or <c>dd.MM.yyyy</c>, where a date was met; else null.</param>
/// <param name="Rows">Rows without the headings.</param>
public sealed record CsvFormat(
    string File,
    string Encoding,
    char Separator,
    char? DecimalSign,
    string? Dates,
    long Rows
);
