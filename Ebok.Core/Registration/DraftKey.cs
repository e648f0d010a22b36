using Ebok.Core.Accounts;

namespace Ebok.Core.Registration;

/// <summary>What the cookie of a draft holds: 256 random bits, 43 letters. The database knows only their hash.</summary>
public static class DraftKey
{
    /// <summary>A fresh key.</summary>
    public static string New() => SessionKey.New();
}
