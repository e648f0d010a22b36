using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Letters;

/// <summary>Gives an account a new one-time password.</summary>
internal static class OneTimePassword
{
    /// <summary>False when the customer has an own password: no clerk takes it from him. Whoever signed in with the one
    /// before is signed out.</summary>
    /// <param name="db">The transaction's.</param>
    /// <param name="account">Whose.</param>
    /// <param name="hash">Of the new one.</param>
    /// <param name="goodUntil">When it dies.</param>
    /// <param name="now">The moment.</param>
    /// <param name="own">Which it takes the place of: his own, or a one-time one.</param>
    /// <param name="cancel">Of the request.</param>
    public static async Task<bool> SetAsync(
        EbokDb db,
        AccountId account,
        string hash,
        DateTimeOffset goodUntil,
        DateTimeOffset now,
        bool own,
        CancellationToken cancel
    )
    {
        var changed = await db
            .Users.Where(a => a.Id == account.Value && a.MustChangePassword == !own)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(a => a.PasswordHash, hash)
                        .SetProperty(a => a.MustChangePassword, true)
                        .SetProperty(a => a.PasswordGoodUntil, (DateTimeOffset?)goodUntil)
                        .SetProperty(a => a.AccessFailedCount, 0)
                        .SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null)
                        .SetProperty(a => a.SecurityStamp, Guid.NewGuid().ToString("N")),
                cancel
            );
        if (changed == 1)
            await EndSessions.EndAsync(db, account, _ => true, now, cancel);
        return changed == 1;
    }
}
