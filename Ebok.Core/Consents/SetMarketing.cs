using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Consents;

/// <summary>Gives or withdraws the consent to marketing and the objection to it. They exclude each other: who objects
/// withdraws his consent, who agrees his objection; each is an entry of the history. Mails of the service itself go on
/// whatever is said here.</summary>
public sealed class SetMarketing(EbokStore store, TimeProvider clock)
{
    /// <summary>False: it was so already, and nothing was done. Refuses with <see cref="OnlyForWholeCustomer"/> (M4) or
    /// <see cref="NotFound"/>.</summary>
    /// <param name="actor">Who says it.</param>
    /// <param name="utility">To whom; its profile has the words.</param>
    /// <param name="kind"><see cref="ConsentKind.Marketing"/> or <see cref="ConsentKind.MarketingObjection"/>.</param>
    /// <param name="given">On or off.</param>
    /// <param name="caller">Address of origin.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Result<bool>> RunAsync(
        Actor actor,
        UtilityProfile utility,
        ConsentKind kind,
        bool given,
        Caller caller,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(caller);
        if (kind is not (ConsentKind.Marketing or ConsentKind.MarketingObjection))
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "is not about marketing");
        if (!actor.WholeCustomer)
            return OnlyForWholeCustomer.Instance;
        return await store.WriteAsync(
            utility.Id,
            db => WriteAsync(db, actor, utility, kind, given, caller, cancel),
            cancel
        );
    }

    private async Task<Result<bool>> WriteAsync(
        EbokDb db,
        Actor actor,
        UtilityProfile utility,
        ConsentKind kind,
        bool given,
        Caller caller,
        CancellationToken cancel
    )
    {
        // Holds the customer's row until the end: of two forms sent at once the second sees what the first did.
        if (
            await db.CustomerOf(actor).ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, c => c.Name), cancel) == 0
        )
            return NotFound.Instance;
        var now = clock.GetUtcNow();
        if (await db.NewestAsync(actor, kind, cancel) is { Given: var before } ? before == given : !given)
            return false;
        MarketingConsents.Add(db, actor, utility, kind, given, ConsentId.New(), caller, now);
        var other = kind == ConsentKind.Marketing ? ConsentKind.MarketingObjection : ConsentKind.Marketing;
        if (given && await db.NewestAsync(actor, other, cancel) is { Given: true })
            MarketingConsents.Add(db, actor, utility, other, given: false, ConsentId.New(), caller, now);
        return true;
    }
}
