namespace Ebok.Core.Imports.Csv;

/// <summary>A row that is refused: thrown where a field is read, caught where the row is.</summary>
internal sealed class CsvMistake(ImportReason reason, int column, params string[] arguments) : Exception
{
    internal ImportReason Reason { get; } = reason;

    /// <summary>Field from 1; 0 for the whole row.</summary>
    internal int Column { get; } = column;
    internal IReadOnlyList<string> Arguments { get; } = arguments;
}
