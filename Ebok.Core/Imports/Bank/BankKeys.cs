using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ebok.Core.Imports.Bank;

/// <summary>What makes an entry the same in whichever file it comes again: account, day, amount, and the bank's reference;
/// where the bank gives none, payer and title. Of several that are alike in one statement each is one: a person may pay
/// the same sum twice a day.</summary>
internal static class BankKeys
{
    /// <summary>The entries of a statement with their keys of 32 hex digits.</summary>
    public static IEnumerable<(BankLine Line, string Key)> Of(BankStatement statement)
    {
        var alike = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in statement.Lines)
        {
            var what = string.Create(
                CultureInfo.InvariantCulture,
                $"{statement.Account}|{line.On:yyyyMMdd}|{line.Amount.Grosze}|{line.Currency}|{line.IsReversal}|{Named(line)}"
            );
            var nth = alike[what] = alike.GetValueOrDefault(what) + 1;
            var hash = SHA256.HashData(
                Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{what}|{nth}"))
            );
            yield return (line, Convert.ToHexStringLower(hash.AsSpan(0, 16)));
        }
    }

    private static string Named(BankLine line) =>
        line.Reference.Length > 0 ? "ref " + line.Reference : $"{line.PayerAccount} {line.Title}";
}
