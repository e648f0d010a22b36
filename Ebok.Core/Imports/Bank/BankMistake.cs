namespace Ebok.Core.Imports.Bank;

/// <summary>An entry or a statement that cannot be read: why.</summary>
internal sealed class BankMistake(ImportReason reason, params string[] arguments) : Exception
{
    /// <summary>Where it is.</summary>
    internal ImportProblem In(string file, int line) => new(file, line, 0, reason, arguments);
}
