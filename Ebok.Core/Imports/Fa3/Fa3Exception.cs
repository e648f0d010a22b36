namespace Ebok.Core.Imports.Fa3;

/// <summary>A file that is refused: thrown where the mistake is met, caught in <see cref="Fa3Reader"/> only.</summary>
internal sealed class Fa3Exception(ImportReason reason, int line, int column, params string[] arguments) : Exception
{
    internal ImportProblem In(string file) => new(file, line, column, reason, arguments);
}
