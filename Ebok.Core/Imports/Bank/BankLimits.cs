namespace Ebok.Core.Imports.Bank;

/// <summary>What a file of a bank may have at most.</summary>
public static class BankLimits
{
    /// <summary>Of a large utility's month.</summary>
    public const int Megabytes = 20;
}
