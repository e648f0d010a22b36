using Ebok.Core.SecondFactor;

namespace Ebok.Tests.SecondFactor;

/// <summary>An authenticator app: it knows the key as the page showed it.</summary>
internal static class Authenticator
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>What the app shows at that moment.</summary>
    public static string Code(string secret, DateTimeOffset now) => Totp.CodeAt(Decode(secret), Totp.StepOf(now));

    /// <summary>The bytes of a key as text, with or without spaces.</summary>
    public static byte[] Decode(string secret)
    {
        var bits = string.Concat(
            secret
                .Where(c => c != ' ')
                .Select(c => Convert.ToString(Alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0'))
        );
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }
}
