namespace Ebok.Core.Data;

/// <summary>Patterns for <c>EF.Functions.Like(column.ToUpper(), pattern, "\\")</c>: a word of a search anywhere in a
/// column, whatever its capitals.</summary>
internal static class Like
{
    private const int MostWords = 6;

    /// <summary>A pattern for each word; none for an empty text.</summary>
    public static IReadOnlyList<string> Words(string? text) =>
        [.. (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords).Select(Word)];

    // SQLite knows capitals of ASCII only: any other letter stands for any one sign.
    private static string Word(string word) =>
        $"%{string.Concat(word.Select(c => !char.IsAscii(c) ? "_" : c is '\\' or '%' or '_' ? $"\\{c}" : $"{char.ToUpperInvariant(c)}"))}%";
}
