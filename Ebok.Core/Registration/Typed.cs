using System.Globalization;
using System.Text;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Registration;

/// <summary>What is meant by what people type: "wrong number formats, dashes and leading zeros at registration" are what
/// they complain about most (rules.md). Pure.</summary>
internal static class Typed
{
    // ul. Długa 5 m. 3 is Długa 5/3.
    private static readonly string[] NoPartOfAnAddress = ["UL", "ULICA", "M", "MIESZKANIE", "LOK", "LOKAL", "NR"];

    /// <summary>The customer code in the profile's form, from its own field or from the invoice number; null: none.</summary>
    public static string? Code(UtilityProfile utility, IReadOnlyDictionary<FieldKey, string> values)
    {
        var rule = utility.CustomerCode;
        if (values.GetValueOrDefault(FieldKey.CustomerCode) is { Length: > 0 } code)
            return rule.Normalise(code);
        var digits = rule.FirstDigitsOfInvoiceNumber;
        var number = (values.GetValueOrDefault(FieldKey.InvoiceNumber) ?? "").TrimStart();
        return digits > 0 && number.Length >= digits && number.Take(digits).All(char.IsAsciiDigit)
            ? rule.Normalise(number[..digits])
            : null;
    }

    /// <summary>What the account will be called; null where it cannot be told.</summary>
    public static string? Login(UtilityProfile utility, IReadOnlyDictionary<FieldKey, string> values) =>
        utility.SignIn.Kind == LoginKind.Email ? values.GetValueOrDefault(FieldKey.Email) : Code(utility, values);

    /// <summary>An amount with a comma or a point, spaces and "zł"; null: it is none.</summary>
    public static Money? Amount(string? typed) =>
        Money.TryParse(typed?.Replace('\u2212', '-'), out var money) ? money : null;

    /// <summary>The digits alone.</summary>
    public static string Digits(string? typed) => string.Concat((typed ?? "").Where(char.IsAsciiDigit));

    /// <summary>A number of an invoice or contract, so that two ways of writing it are the same: without spaces, in
    /// capitals, one kind of separator.</summary>
    public static string Number(string? typed, bool ignoreSpacesAndCase)
    {
        if (!ignoreSpacesAndCase)
            return typed ?? "";
        var folded = new StringBuilder();
        foreach (var c in typed ?? "")
            if (char.IsLetterOrDigit(c))
                folded.Append(char.ToUpperInvariant(c));
            else if (!char.IsWhiteSpace(c) && folded.Length > 0 && folded[^1] != '/')
                folded.Append('/');
        return folded.ToString().TrimEnd('/');
    }

    /// <summary>Words of a name, in its order or sorted. Case and spaces do not count, and the signs that a telephone
    /// writes differently: quotes and dashes.</summary>
    public static IReadOnlyList<string> Name(string? typed, bool anyOrder)
    {
        var text = new StringBuilder();
        foreach (var c in (typed ?? "").Normalize(NormalizationForm.FormC))
            text.Append(
                c switch
                {
                    '\u201e' or '\u201d' or '\u201c' or '\u00ab' or '\u00bb' or '\'' or '\u2019' or '\u2018' => '"',
                    _ when char.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation => '-',
                    _ => char.ToUpperInvariant(c),
                }
            );
        // Sp. z o. o. and sp. z o.o. are one.
        var words = text.Replace(".", ". ").ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return anyOrder ? [.. words.Order(StringComparer.Ordinal)] : words;
    }

    /// <summary>Parts of an address, sorted: without "ul.", commas, points and case.</summary>
    public static IReadOnlyList<string> Address(string? typed)
    {
        var text = (typed ?? "").Normalize(NormalizationForm.FormC).ToUpperInvariant();
        var parts = string.Concat(text.Select(c => char.IsLetterOrDigit(c) ? c : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. parts.Where(p => !NoPartOfAnAddress.Contains(p)).Order(StringComparer.Ordinal)];
    }
}
