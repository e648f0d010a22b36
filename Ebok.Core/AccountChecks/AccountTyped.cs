using Ebok.Core.Shared;

namespace Ebok.Core.AccountChecks;

/// <summary>What is wrong with an account number as it was typed.</summary>
public enum AccountMistake
{
    /// <summary>Nothing was typed.</summary>
    Empty,

    /// <summary>Begins with another country's letters.</summary>
    Foreign,

    /// <summary>There is something in it that is no digit.</summary>
    NotDigits,

    /// <summary>Fewer than 26 digits.</summary>
    TooShort,

    /// <summary>More than 26 digits.</summary>
    TooLong,

    /// <summary>The check digits do not fit: no account in Poland has that number.</summary>
    CheckDigits,
}

/// <summary>An account number as people write it: in groups, with dashes, with PL in front.</summary>
/// <param name="Number">The number; null where there is a mistake.</param>
/// <param name="Mistake">What is wrong.</param>
/// <param name="Digits">How many digits were typed.</param>
public readonly record struct AccountTyped(Nrb? Number, AccountMistake? Mistake, int Digits)
{
    private const int Length = 26;

    /// <summary>Reads it.</summary>
    public static AccountTyped Read(string? typed)
    {
        var bare = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '–' or '.')));
        if (bare.Length >= 2 && char.IsAsciiLetter(bare[0]) && char.IsAsciiLetter(bare[1]))
        {
            if (!bare.StartsWith("PL", StringComparison.OrdinalIgnoreCase))
                return new(null, AccountMistake.Foreign, 0);
            bare = bare[2..];
        }
        var digits = bare.Count(char.IsAsciiDigit);
        AccountMistake? mistake =
            bare.Length == 0 ? AccountMistake.Empty
            : digits != bare.Length ? AccountMistake.NotDigits
            : digits < Length ? AccountMistake.TooShort
            : digits > Length ? AccountMistake.TooLong
            : null;
        if (mistake is not null)
            return new(null, mistake, digits);
        return Nrb.TryParse(bare, out var number)
            ? new(number, null, digits)
            : new(null, AccountMistake.CheckDigits, digits);
    }
}
