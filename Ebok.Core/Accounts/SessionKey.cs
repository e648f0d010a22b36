using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Ebok.Core.Accounts;

/// <summary>What the cookie holds: 256 random bits. The database knows only their hash: whoever reads it cannot sign
/// in.</summary>
internal static class SessionKey
{
    /// <summary>A fresh key: 43 letters.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256 of it.</summary>
    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
