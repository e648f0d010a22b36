namespace Ebok.Web.Ui;

/// <summary>A cell of a file for a spreadsheet.</summary>
public static class CsvCell
{
    /// <summary>In quotes; somebody else's words are no formula there.</summary>
    public static string Of(string? text) =>
        text is null
            ? ""
            : "\""
                + (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" : "")
                + text.Replace("\"", "\"\"", StringComparison.Ordinal)
                + "\"";
}
