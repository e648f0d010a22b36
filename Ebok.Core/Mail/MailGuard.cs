using System.Text.RegularExpressions;

namespace Ebok.Core.Mail;

/// <summary>Holds back what must never stand in a mail: a bank account number (B2). Then a customer who finds one in a
/// mail knows that it is not ours.</summary>
internal static partial class MailGuard
{
    /// <exception cref="ArgumentException">The mail holds an account number, or has no subject.</exception>
    public static void Check(MailContent content)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(content.Subject, nameof(content));
        foreach (var text in content.Blocks.SelectMany(Texts).Prepend(content.Subject))
            if (HoldsAccountNumber(text))
                throw new ArgumentException("a bank account number in a mail", nameof(content));
    }

    /// <summary>For texts that people write: told before they are sent.</summary>
    public static bool HoldsAccountNumber(string text) => AccountNumber().IsMatch(text);

    private static string[] Texts(MailBlock block) =>
        block switch
        {
            MailParagraph paragraph => [paragraph.Text],
            MailValue value => [value.Label, value.Value],
            MailLink link => [link.Text ?? "", link.Address.OriginalString],
            _ => [],
        };

    // 26 digits, however grouped; the check digits do not matter: a wrong account number is no better.
    [GeneratedRegex(@"(?<!\d)\d([\s.\-]?\d){25}(?!\d)")]
    private static partial Regex AccountNumber();
}
