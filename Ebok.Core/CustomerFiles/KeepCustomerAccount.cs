using Ebok.Core.Accounts;
using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.CustomerFiles;

/// <summary>Blocks accounts, lets them in again, signs them out: what a clerk does when a customer calls that somebody
/// else is in. Sessions are over on this server at once, on others within 15 seconds (S3).</summary>
public sealed class KeepCustomerAccount(EbokStore store, SessionCache cache, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Blocked or let in again; <see cref="NotOfYourRole"/>, <see cref="NotFound"/>.</summary>
    /// <param name="staff">A clerk at least.</param>
    /// <param name="account">Which.</param>
    /// <param name="blocked">What it is to be.</param>
    /// <param name="cancel">Of the request.</param>
    public Task<Result<AccountId>> BlockAsync(
        StaffActor staff,
        AccountId account,
        bool blocked,
        CancellationToken cancel
    ) =>
        ChangeAsync(
            staff,
            account,
            async db =>
            {
                if (blocked)
                    await EndSessions.EndAsync(db, account, _ => true, clock.GetUtcNow(), cancel);
                var changed = await db
                    .Users.Where(a => a.Id == account.Value && a.Blocked != blocked)
                    .ExecuteUpdateAsync(set => set.SetProperty(a => a.Blocked, blocked), cancel);
                var act = blocked ? AuditAct.CustomerAccountBlocked : AuditAct.CustomerAccountUnblocked;
                // A second click changes nothing, and is no second act.
                return changed == 1 ? (act, null) : null;
            },
            cancel
        );

    /// <summary>Signs it out everywhere; <see cref="NotOfYourRole"/>, <see cref="NotFound"/>.</summary>
    public Task<Result<AccountId>> EndSessionsAsync(StaffActor staff, AccountId account, CancellationToken cancel) =>
        ChangeAsync(
            staff,
            account,
            async db =>
            {
                var ended = await EndSessions.EndAsync(db, account, _ => true, clock.GetUtcNow(), cancel);
                return (AuditAct.CustomerSessionsEnded, $"{ended}");
            },
            cancel
        );

    private async Task<Result<AccountId>> ChangeAsync(
        StaffActor staff,
        AccountId account,
        Func<EbokDb, Task<(AuditAct Act, string? Detail)?>> change,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        var found = await store.WriteAsync(
            staff.Utility,
            async db =>
            {
                if (!await db.Users.AnyAsync(a => a.Id == account.Value, cancel))
                    return false;
                if (await change(db) is { } done)
                    await audit.AddAsync(db, staff, done.Act, account.Value, done.Detail, cancel);
                return true;
            },
            cancel
        );
        EndSessions.Forget(cache, account);
        return found ? account : NotFound.Instance;
    }
}
