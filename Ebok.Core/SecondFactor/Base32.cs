using System.Text;

namespace Ebok.Core.SecondFactor;

/// <summary>Base 32 by RFC 4648, without padding: how authenticator apps take a key, <c>JBSWY3DPEHPK3PXP</c>.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Five bits a letter, the first bits first; the last letter is filled with zeros.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 + 4) / 5);
        var (pending, bits) = (0, 0);
        foreach (var one in bytes)
        {
            pending = (pending << 8) | one;
            for (bits += 8; bits >= 5; bits -= 5)
                text.Append(Alphabet[(pending >> (bits - 5)) & 31]);
            pending &= (1 << bits) - 1;
        }
        if (bits > 0)
            text.Append(Alphabet[(pending << (5 - bits)) & 31]);
        return text.ToString();
    }
}
