using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Utilities;

namespace Ebok.Core.SecondFactor;

/// <summary>The key that a customer has begun to put into his authenticator app.</summary>
public sealed class ShowFactorKey(EbokStore store, SecondFactors factors)
{
    /// <summary>The key, or null when none was begun in the last quarter of an hour.</summary>
    public async Task<FactorKey?> RunAsync(OpenSession actor, UtilityProfile utility, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(utility);
        await using var db = store.Read(utility.Id);
        return await factors.PendingAsync(db, actor.Account.Value, utility.ShortName, actor.Login, cancel);
    }
}
