using Ebok.Core.Data;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Accounts;

/// <summary>Wrong passwords in a row, kept with the account: the same on every node.</summary>
internal static class AccountFailures
{
    /// <summary>Counts one more, and makes the account wait when they are too many.</summary>
    public static async Task CountFailureAsync(
        this EbokDb db,
        Guid account,
        DateTimeOffset? lastWait,
        Limits limits,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var forgotten = lastWait < now - Lockout.Forgotten;
        var row = db.Users.Where(a => a.Id == account);
        // First the count, in one statement: on PostgreSQL it holds the row, so that two nodes cannot count as one.
        await row.ExecuteUpdateAsync(
            set => set.SetProperty(a => a.AccessFailedCount, a => forgotten ? 1 : a.AccessFailedCount + 1),
            cancel
        );
        var wait = Lockout.After(await row.Select(a => a.AccessFailedCount).SingleAsync(cancel), limits);
        if (wait > TimeSpan.Zero)
            await row.ExecuteUpdateAsync(
                set => set.SetProperty(a => a.LockoutEnd, (DateTimeOffset?)(now + wait)),
                cancel
            );
    }
}
