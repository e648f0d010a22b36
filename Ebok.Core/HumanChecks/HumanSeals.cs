using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Ebok.Core.Utilities;
using Microsoft.AspNetCore.DataProtection;

namespace Ebok.Core.HumanChecks;

/// <summary>What was asked travels with the form, encrypted and signed under the keys in {data}/keys, so nothing is kept
/// for the many who only look: any server with those keys understands it, and a restart forgets nothing. Only answers
/// leave a row (<see cref="HumanAnswerUse"/>): that one is good once must hold on all servers.</summary>
internal sealed class HumanSeals(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How long an answer may take.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    // Ours are some 200 characters long.
    private const int LongestToken = 600;
    private const int IdLength = 16;
    private const int HeadLength = IdLength + sizeof(long);

    /// <summary>A new one that holds the right answer; base64url. It is no good for another kind of check, nor at another
    /// utility.</summary>
    public string Seal(string kind, UtilityProfile utility, ReadOnlySpan<byte> secret)
    {
        var content = new byte[HeadLength + secret.Length];
        RandomNumberGenerator.Fill(content.AsSpan(0, IdLength));
        BinaryPrimitives.WriteInt64BigEndian(
            content.AsSpan(IdLength),
            (clock.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds()
        );
        secret.CopyTo(content.AsSpan(HeadLength));
        return Base64Url.EncodeToString(Protector(kind, utility).Protect(content));
    }

    /// <summary>What is in it; null: forged, another's, or too old.</summary>
    public Opened? Open(string kind, UtilityProfile utility, string? token)
    {
        if (token is null || token.Length is 0 or > LongestToken || !Base64Url.IsValid(token))
            return null;
        byte[] content;
        try
        {
            content = Protector(kind, utility).Unprotect(Base64Url.DecodeFromChars(token));
        }
        catch (CryptographicException)
        {
            return null;
        }
        var expiresAt = DateTimeOffset.FromUnixTimeMilliseconds(
            BinaryPrimitives.ReadInt64BigEndian(content.AsSpan(IdLength))
        );
        return expiresAt <= clock.GetUtcNow()
            ? null
            : new Opened(new Guid(content.AsSpan(0, IdLength)), expiresAt, content[HeadLength..]);
    }

    private IDataProtector Protector(string kind, UtilityProfile utility) =>
        protection.CreateProtector("Ebok.HumanChecks", kind, utility.Slug);

    internal sealed record Opened(Guid Id, DateTimeOffset ExpiresAt, byte[] Secret);
}
