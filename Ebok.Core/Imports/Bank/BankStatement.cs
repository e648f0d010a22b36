using Ebok.Core.Shared;

namespace Ebok.Core.Imports.Bank;

/// <summary>A statement of one account, whichever format it came in.</summary>
internal sealed record BankStatement
{
    /// <summary>Line of the file where it begins, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>26 digits, or as it stands there where it is no Polish account.</summary>
    public required string Account { get; init; }

    /// <summary>Number of the statement.</summary>
    public string Number { get; init; } = "";

    /// <summary>PLN, or another.</summary>
    public string Currency { get; init; } = "PLN";

    /// <summary>What was there before; null where it does not say.</summary>
    public Money? Opening { get; init; }

    /// <summary>What was there after.</summary>
    public Money? Closing { get; init; }

    /// <summary>Its entries, in their order.</summary>
    public required IReadOnlyList<BankLine> Lines { get; init; }

    /// <summary>Whether all of its entries could be read.</summary>
    public bool Whole { get; init; } = true;

    /// <summary>Whether opening, entries and closing fit together; true where it does not say.</summary>
    public bool Balances =>
        !Whole
        || Opening is not { } from
        || Closing is not { } to
        || from.Grosze + Lines.Sum(l => l.Amount.Grosze) == to.Grosze;
}

/// <summary>An entry of a statement.</summary>
internal sealed record BankLine
{
    /// <summary>Line of the file.</summary>
    public required int Line { get; init; }

    /// <summary>Data księgowania.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Above zero: money came. A reversed payment has it below.</summary>
    public required Money Amount { get; init; }

    /// <summary>Storno: takes back an entry of before.</summary>
    public bool IsReversal { get; init; }

    /// <summary>PLN, or another.</summary>
    public string Currency { get; init; } = "PLN";

    /// <summary>The bank's own reference; empty where none.</summary>
    public string Reference { get; init; } = "";

    /// <summary>From which account: 26 digits, or as it stands there; empty where it does not say.</summary>
    public string PayerAccount { get; init; } = "";

    /// <summary>From whom.</summary>
    public string Payer { get; init; } = "";

    /// <summary>Tytuł.</summary>
    public string Title { get; init; } = "";

    /// <summary>Polish accounts that stand anywhere in the entry, the payer's aside: among them may be the customer's
    /// individual one.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];
}
