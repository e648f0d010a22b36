using System.Diagnostics.CodeAnalysis;

namespace Ebok.Core.Shared;

/// <summary>Number that the national e-invoice system gives an invoice: 35 characters
/// <c>NNNNNNNNNN-YYYYMMDD-HHHHHHHHHHHH-CC</c>, upper-case hex, CC = CRC-8 (polynomial 0x07, start 0x00) of the first
/// 32 characters. Sample: 5265877635-20250826-0100001AF629-AF.</summary>
public readonly record struct KsefNumber
{
    private const int Length = 35;

    private KsefNumber(string text) => Text = text;

    /// <summary>The 35 characters.</summary>
    public string Text { get; }

    /// <summary>Reads a number exactly as KSeF writes it; false where shape, date or checksum is wrong.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out KsefNumber number)
    {
        number = default;
        if (text is not { Length: Length } || text[10] != '-' || text[19] != '-' || text[32] != '-')
            return false;
        for (var i = 0; i < Length; i++)
        {
            if (i is 10 or 19 or 32)
                continue;
            if (i < 19 ? !char.IsAsciiDigit(text[i]) : !char.IsAsciiHexDigitUpper(text[i]))
                return false;
        }
        if (!DateOnly.TryParseExact(text.AsSpan(11, 8), "yyyyMMdd", out _))
            return false;
        if (Crc8(text.AsSpan(0, 32)) != Convert.ToByte(text[33..], 16))
            return false;
        number = new KsefNumber(text);
        return true;
    }

    /// <summary>CRC-8 of the characters' bytes, polynomial 0x07, start 0x00.</summary>
    internal static byte Crc8(ReadOnlySpan<char> text)
    {
        byte crc = 0;
        foreach (var c in text)
        {
            crc ^= (byte)c;
            for (var bit = 0; bit < 8; bit++)
                crc = (byte)((crc & 0x80) != 0 ? (crc << 1) ^ 0x07 : crc << 1);
        }
        return crc;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
