using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.SecondFactor;

/// <summary>An account that may be signed in to: not blocked, not waiting after wrong passwords, somebody's.</summary>
internal sealed record OpenAccount(bool MustChangePassword)
{
    public static Task<OpenAccount?> FindAsync(EbokDb db, AccountId id, DateTimeOffset now, CancellationToken cancel) =>
        db
            .Users.Where(a =>
                a.Id == id.Value
                && !a.Blocked
                && (a.LockoutEnd == null || a.LockoutEnd <= now)
                && db.AccountCustomers.Any(c => c.Account == id)
            )
            .Select(a => new OpenAccount(a.MustChangePassword))
            .SingleOrDefaultAsync(cancel);
}
