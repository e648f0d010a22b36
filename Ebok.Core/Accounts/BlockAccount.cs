using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Accounts;

/// <summary>Blocks an account or lets it in again; a block ends its sessions (S3).</summary>
public sealed class BlockAccount(EbokStore store, SessionCache cache, TimeProvider clock)
{
    /// <summary>The account, or <see cref="NotFound"/>.</summary>
    public async Task<Result<AccountId>> RunAsync(
        UtilityId utility,
        AccountId account,
        bool blocked,
        CancellationToken cancel
    )
    {
        var found = await store.WriteAsync(
            utility,
            async db =>
            {
                if (blocked)
                    await EndSessions.EndAsync(db, account, _ => true, clock.GetUtcNow(), cancel);
                return await db
                    .Users.Where(a => a.Id == account.Value)
                    .ExecuteUpdateAsync(set => set.SetProperty(a => a.Blocked, blocked), cancel);
            },
            cancel
        );
        EndSessions.Forget(cache, account);
        return found == 1 ? account : NotFound.Instance;
    }
}
