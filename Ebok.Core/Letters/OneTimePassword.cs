using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Letters;

/// <summary>Gives an account whose password was never its own a new one-time password.</summary>
internal static class OneTimePassword
{
    /// <summary>False when the customer has an own password: no clerk takes it from him. Whoever signed in with the one
    /// before is signed out.</summary>
    public static async Task<bool> SetAsync(
        EbokDb db,
        AccountId account,
        string hash,
        DateTimeOffset goodUntil,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var changed = await db
            .Users.Where(a => a.Id == account.Value && a.MustChangePassword)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(a => a.PasswordHash, hash)
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
