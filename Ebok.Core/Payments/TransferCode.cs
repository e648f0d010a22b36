using System.Globalization;
using Ebok.Core.Shared;

namespace Ebok.Core.Payments;

/// <summary>Text of the Polish Bank Association's transfer code ("2D", Rekomendacja ZBP), which a bank's application
/// scans: <c>NIP|PL|NRB|AMOUNT|NAME|TITLE|RES1|RES2|RES3</c>, UTF-8, at most 160 characters, as a QR code with error
/// correction L of at least 1.8 cm. Sample:
/// <c>5265877635|PL|98109010140123000000001234|012345|Wodociagi Przyklad|FV 2026/10/00123 K 001234|||</c>.</summary>
public static class TransferCode
{
    /// <summary>Longest name of the receiver, in characters.</summary>
    public const int NameLength = 20;

    /// <summary>Longest title of the transfer, in characters.</summary>
    public const int TitleLength = 32;

    /// <summary>Longest code, in characters.</summary>
    public const int MaxLength = 160;

    private const int AmountDigits = 6;
    private const long LargestGrosze = 9_999_999_999;
    private const int Reserved1Length = 20;
    private const int Reserved2Length = 12;
    private const int Reserved3Length = 24;

    /// <summary>The code, or null where there is nothing to transfer: an amount of zero (which in a code would mean
    /// "let the payer type it"), less than zero, or more than ten digits of grosze.</summary>
    /// <param name="receiver">NIP of a company; null for a person.</param>
    /// <param name="account">Account to pay to.</param>
    /// <param name="amount">What is left to pay, in złoty.</param>
    /// <param name="name">Receiver's name; shortened to 20 characters, without its legal form if that is too long.</param>
    /// <param name="title">Title of the transfer; shortened to 32 characters. See <see cref="TitleOf"/>.</param>
    /// <param name="reserved1">RES1, cut to 20 characters.</param>
    /// <param name="reserved2">RES2, cut to 12 characters.</param>
    /// <param name="reserved3">RES3, cut to 24 characters less the digits that the amount needs beyond six.</param>
    public static string? Of(
        Nip? receiver,
        Nrb account,
        Money amount,
        string name,
        string title,
        string reserved1 = "",
        string reserved2 = "",
        string reserved3 = ""
    )
    {
        if (amount <= Money.Zero || amount.Grosze > LargestGrosze)
            return null;
        var digits = amount.Grosze.ToString("D6", CultureInfo.InvariantCulture);
        return string.Join(
            '|',
            receiver?.Digits,
            "PL",
            account.Digits,
            digits,
            TransferText.Name(name, NameLength),
            TransferText.Shorten(title, TitleLength),
            TransferText.Cut(reserved1, Reserved1Length),
            TransferText.Cut(reserved2, Reserved2Length),
            TransferText.Cut(reserved3, Reserved3Length - (digits.Length - AmountDigits))
        );
    }

    /// <summary>Title by which a payment finds its invoice: the whole number, then the customer's code if it fits:
    /// <c>FV 2026/10/00123 K 001234</c>.</summary>
    public static string TitleOf(string invoiceNumber, string? customerCode)
    {
        var number = TransferText.Clean(invoiceNumber);
        var withCode = $"{number} K {TransferText.Clean(customerCode ?? "")}";
        return customerCode is { Length: > 0 } && withCode.Length <= TitleLength
            ? withCode
            : TransferText.Cut(number, TitleLength);
    }
}
