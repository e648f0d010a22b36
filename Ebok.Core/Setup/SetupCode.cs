using System.Security.Cryptography;
using System.Text;

namespace Ebok.Core.Setup;

/// <summary>The code that shows that who opens the set-up page has the server: printed at start, gone with the process
/// and with the first administrator.</summary>
public sealed class SetupCode
{
    // No letters that look like digits.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Length = 20;

    /// <summary>In groups, as it is printed: <c>k7wq-…</c>.</summary>
    public string Text { get; } =
        string.Join('-', Enumerable.Range(0, Length / 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));

    /// <summary>Whether it is this one, with or without its dashes.</summary>
    public bool Matches(string? typed) =>
        typed is { Length: <= 100 } && CryptographicOperations.FixedTimeEquals(Hash(Bare(typed)), Hash(Bare(Text)));

    private static string Bare(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
