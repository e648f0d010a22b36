namespace Ebok.Core.Imports.Bank;

/// <summary>Reads a bank's file in whichever of the formats it is.</summary>
internal static class BankFile
{
    /// <summary>Its statements; what could not be read is told with line and reason, and never thrown.</summary>
    internal static IReadOnlyList<BankStatement> Read(string file, byte[] bytes, Action<ImportProblem> tell)
    {
        if (bytes.Length > BankLimits.Megabytes * 1024 * 1024)
        {
            tell(new ImportProblem(file, 0, 0, ImportReason.TooBig, [$"{BankLimits.Megabytes}"]));
            return [];
        }
        var statements = IsXml(bytes)
            ? Camt053Reader.Read(file, bytes, tell)
            : Mt940Reader.Read(file, BankText.Decode(bytes), tell);
        foreach (var statement in statements.Where(s => !s.Balances))
            tell(new ImportProblem(file, statement.Line, 0, ImportReason.StatementDoesNotBalance, [statement.Number]));
        return statements;
    }

    private static bool IsXml(ReadOnlySpan<byte> bytes)
    {
        var start = bytes[..Math.Min(bytes.Length, 64)];
        if (start.StartsWith(System.Text.Encoding.UTF8.Preamble))
            start = start[3..];
        start = start.TrimStart(" \t\r\n"u8);
        // UTF-16 begins with its mark and is XML here: MT940 never is.
        return start.StartsWith("<"u8)
            || start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])
            || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
    }
}
