using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Accounts;

/// <summary>Chooses another customer of the account for this session (C2).</summary>
public sealed class SwitchCustomer(EbokStore store, SessionCache cache)
{
    /// <summary>The customer now chosen, or <see cref="NotFound"/> when the account does not hold him.</summary>
    public async Task<Result<CustomerId>> RunAsync(OpenSession actor, CustomerId customer, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var changed = await store.WriteAsync(
            actor.Utility,
            db =>
                db.Sessions.Where(s =>
                        s.Id == actor.Id
                        && s.EndedAt == null
                        && db.AccountCustomers.Any(c => c.Account == s.Account && c.Customer == customer)
                    )
                    .ExecuteUpdateAsync(set => set.SetProperty(s => s.Customer, (CustomerId?)customer), cancel),
            cancel
        );
        cache.Forget(s => s.Id == actor.Id);
        return changed == 1 ? customer : NotFound.Instance;
    }
}
