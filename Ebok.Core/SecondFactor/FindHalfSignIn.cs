using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.SecondFactor;

/// <summary>A sign-in that waits for its second factor.</summary>
/// <param name="Account">Whose.</param>
/// <param name="HasPasskeys">A passkey may stand in for the code.</param>
public sealed record PendingSignIn(AccountId Account, bool HasPasskeys);

/// <summary>Looks up the sign-in of a browser that gave the right password.</summary>
public sealed class FindHalfSignIn(EbokStore store, TimeProvider clock)
{
    /// <summary>The sign-in, or null when it ran out.</summary>
    public async Task<PendingSignIn?> RunAsync(UtilityId utility, string key, CancellationToken cancel)
    {
        await using var db = store.Read(utility);
        var (hash, now) = (SessionKey.Hash(key), clock.GetUtcNow());
        return await db
            .HalfSignIns.Where(h => h.KeyHash == hash && h.ExpiresAt > now)
            .Select(h => new PendingSignIn(h.Account, db.Passkeys.Any(p => p.Account == h.Account)))
            .SingleOrDefaultAsync(cancel);
    }
}
