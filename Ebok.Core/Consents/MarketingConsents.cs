using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Consents;

/// <summary>What the customer says of marketing, as entries of the history.</summary>
internal static class MarketingConsents
{
    /// <summary>The newest entry of a kind: what holds; null: there is none.</summary>
    public static Task<Consent?> NewestAsync(this EbokDb db, Actor actor, ConsentKind kind, CancellationToken cancel) =>
        db.ConsentsOf(actor)
            .AsNoTracking()
            .Where(c => c.Kind == kind)
            .OrderByDescending(c => c.At)
            .ThenByDescending(c => c.Id)
            .FirstOrDefaultAsync(cancel);

    /// <summary>Adds an entry with the profile's words.</summary>
    public static void Add(
        EbokDb db,
        Actor actor,
        UtilityProfile utility,
        ConsentKind kind,
        bool given,
        ConsentId id,
        Caller caller,
        DateTimeOffset now
    )
    {
        var words = utility.Legal.Marketing;
        db.Consents.Add(
            new Consent
            {
                Id = id,
                Utility = actor.Utility,
                Customer = actor.Customer,
                Account = actor.Account,
                Kind = kind,
                Given = given,
                At = now,
                Text = kind == ConsentKind.Marketing ? words.Consent : words.Objection,
                TextVersion = words.Version,
                Origin = caller.Origin,
            }
        );
    }
}
