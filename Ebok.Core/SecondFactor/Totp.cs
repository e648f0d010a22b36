using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ebok.Core.SecondFactor;

/// <summary>Codes of authenticator apps: RFC 6238 with SHA-1, six digits and 30 seconds, the only kind that all apps
/// know.</summary>
internal static class Totp
{
    /// <summary>A key has 160 bits, as RFC 4226 recommends.</summary>
    public const int KeyLength = 20;

    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    private const int StepSeconds = 30;

    // The clock of a phone may be this many steps off, either way.
    private const int Drift = 1;

    /// <summary>The number of the 30 seconds that an instant lies in.</summary>
    public static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a step: <c>"050471"</c>.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "HMAC-SHA-1 is what RFC 6238 and the apps use")]
    public static string CodeAt(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, hash);
        // Dynamic truncation, RFC 4226, 5.3.
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step of a right code, or null. Steps up to <paramref name="lastStep"/> are used up: a code that was
    /// looked over a shoulder opens nothing (RFC 6238, 5.2).</summary>
    /// <param name="key">The shared key.</param>
    /// <param name="typed">Six digits.</param>
    /// <param name="now">The server's clock.</param>
    /// <param name="lastStep">The newest step whose code was accepted.</param>
    public static long? Match(ReadOnlySpan<byte> key, string typed, DateTimeOffset now, long lastStep)
    {
        var given = Encoding.ASCII.GetBytes(typed);
        long? found = null;
        var present = StepOf(now);
        for (var step = present - Drift; step <= present + Drift; step++)
            if (
                CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(CodeAt(key, step)))
                && step > lastStep
            )
                found ??= step;
        return found;
    }
}
