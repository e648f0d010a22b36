using Ebok.Core.Data;
using Ebok.Core.Shared;

namespace Ebok.Core.Consents;

/// <summary>The customer's own consents and their history (T3, K1, M5; RODO, art. 7).</summary>
public sealed class ReadConsents(EbokStore store)
{
    /// <summary>All of them, or <see cref="OnlyForWholeCustomer"/> (M4).</summary>
    public async Task<Result<ConsentsView>> RunAsync(Actor actor, PageRequest page, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.WholeCustomer)
            return OnlyForWholeCustomer.Instance;
        await using var db = store.Read(actor.Utility);
        return await ConsentsQuery.ViewAsync(db, db.ConsentsOf(actor), page, cancel);
    }
}
