using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Meters.Asking;

/// <summary>Takes the readings of a form that was opened by a link. The link is used up with the last of them that is
/// stored: while the office asks about one, or refuses one, it can still be answered.</summary>
public sealed class GiveReadingsByLink(EbokStore store, OneTimeSecrets secrets, TakeReadings take)
{
    /// <summary>As <see cref="GiveReadings"/>; <see cref="NotFound"/> too where the link is good no more.</summary>
    public async Task<Result<IReadOnlyList<ReadingOutcome>>> RunAsync(
        UtilityProfile utility,
        string? token,
        IReadOnlyList<ReadingInput> inputs,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(utility);
        ReadingGiver? giver;
        await using (var db = store.Read(utility.Id))
            giver = await ReadReadingLink.GiverOfAsync(db, secrets, utility.Id, token, cancel);
        if (giver is null)
            return NotFound.Instance;
        return await take.RunAsync(giver, utility, inputs, cancel, UseUpAsync);

        // Looked at again in the transaction: of two at once the second finds it used.
        async Task<bool> UseUpAsync(EbokDb db, IReadOnlyList<ReadingOutcome> outcomes)
        {
            if (await ReadReadingLink.GiverOfAsync(db, secrets, utility.Id, token, cancel) is null)
                return false;
            if (outcomes.All(o => o.Status is not null))
                await secrets.EndAsync(db, SecretPurpose.ReadingLink, giver.Link!.Value, cancel);
            return true;
        }
    }
}
