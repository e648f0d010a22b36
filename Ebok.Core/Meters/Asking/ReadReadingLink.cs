using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Meters.Asking;

/// <summary>Opens the form by the link of a mail: for the meters of the one customer that it was sent to, and for nothing
/// else. Without sign-in.</summary>
public sealed class ReadReadingLink(EbokStore store, OneTimeSecrets secrets, ReadReadingForm read)
{
    /// <summary>The form; null where the link is unknown, used or too old: the three are not told apart.</summary>
    public async Task<ReadingForm?> RunAsync(UtilityProfile utility, string? token, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        ReadingGiver? giver;
        await using (var db = store.Read(utility.Id))
            giver = await GiverOfAsync(db, secrets, utility.Id, token, cancel);
        return giver is null
            ? null
            : await read.RunAsync(giver.Actor, utility, null, null, new(1, CustomersToAsk.MostMeters), cancel);
    }

    /// <summary>For whom the link is; null: for nobody any more.</summary>
    internal static async Task<ReadingGiver?> GiverOfAsync(
        EbokDb db,
        OneTimeSecrets secrets,
        UtilityId utility,
        string? token,
        CancellationToken cancel
    )
    {
        if (await secrets.FindLinkAsync(db, utility, SecretPurpose.ReadingLink, token, cancel) is not { } request)
            return null;
        var customer = await db
            .ReadingRequests.Where(r => r.Id == request)
            .Select(r => (CustomerId?)r.Customer)
            .SingleOrDefaultAsync(cancel);
        return customer is { } whose ? new(new(utility, default, whose, WholeCustomer: true), request) : null;
    }
}
