using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Payments.Online;

/// <summary>Transfers for several documents: one an account and currency, with a title that still fits a bank's
/// form.</summary>
internal static class TransferSlips
{
    /// <summary>Titles of transfers have 140 characters (4 × 35); the code of the bank association has less.</summary>
    public const int TitleLength = 140;

    /// <summary>The transfers, in the order of the documents.</summary>
    public static IEnumerable<TransferSlip> Of(Company seller, string customerCode, IEnumerable<PayableDue> dues) =>
        dues.GroupBy(d => (d.Account, d.Due.Currency))
            .Select(g =>
            {
                var numbers = g.Select(d => d.Due.Number).ToList();
                var amount = new Money(g.Sum(d => d.Due.Left.Grosze));
                var title = TitleOf(numbers, customerCode, TitleLength);
                return new TransferSlip(
                    g.Key.Account,
                    amount,
                    g.Key.Currency,
                    title,
                    CodeOf(seller, g.Key.Account, g.Key.Currency, amount, numbers, customerCode),
                    numbers
                );
            });

    /// <summary>As many whole numbers as fit, then how many more; the customer's code is never left out where there is
    /// more than one document: <c>K 001234 FV/1, FV/2 i 3 inne</c>. A number is never cut in two: half of it would be
    /// another's.</summary>
    internal static string TitleOf(IReadOnlyList<string> numbers, string customerCode, int length)
    {
        if (numbers is [var only])
            return length == TransferCode.TitleLength
                ? TransferCode.TitleOf(only, customerCode)
                : TransferText.Cut($"{only} K {customerCode}", length);
        var head = $"K {TransferText.Clean(customerCode)}";
        var title = TransferText.Cut(head, length);
        var listed = "";
        for (var taken = 0; taken < numbers.Count; taken++)
        {
            listed += (taken == 0 ? " " : ", ") + TransferText.Clean(numbers[taken]);
            var rest = numbers.Count - taken - 1;
            var whole = head + listed + (rest > 0 ? $" + {rest}" : "");
            if (whole.Length <= length)
                title = whole;
            else
                break;
        }
        return title;
    }

    private static string? CodeOf(
        Company seller,
        string account,
        string currency,
        Money amount,
        IReadOnlyList<string> numbers,
        string customerCode
    ) =>
        currency == "PLN" && Nrb.TryParse(account, out var nrb)
            ? TransferCode.Of(
                Nip.TryParse(seller.Nip, out var nip) ? nip : null,
                nrb,
                amount,
                seller.Name,
                TitleOf(numbers, customerCode, TransferCode.TitleLength)
            )
            : null;
}
