using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Meters.Deciding;

/// <summary>Accepted readings that came back from the billing system, of the same day and state, are billed from then on,
/// and whoever gave them is told (M7).</summary>
public sealed class MarkBilledReadings(EbokStore store, Outbox outbox, PublicLinks links)
{
    private const int AtOnce = 50;

    /// <summary>How many were marked.</summary>
    public async Task<int> RunAsync(UtilityProfile utility, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        var all = 0;
        while (true)
        {
            var marked = await store.WriteAsync(utility.Id, db => MarkAsync(db, utility, cancel), cancel);
            all += marked;
            if (marked < AtOnce)
                return all;
        }
    }

    private async Task<int> MarkAsync(EbokDb db, UtilityProfile utility, CancellationToken cancel)
    {
        var billed = await db
            .CustomerReadings.Where(r =>
                r.Status == GivenState.Accepted
                && db.Readings.Any(b => b.Meter == r.Meter && b.On == r.On && b.State == r.State)
            )
            .OrderBy(r => r.Id)
            .Take(AtOnce)
            .ToListAsync(cancel);
        foreach (var reading in billed)
        {
            reading.Status = GivenState.Billed;
            if (await db.AddresseeOfAsync(reading.Id, cancel) is { } told)
                outbox.Add(
                    db,
                    utility,
                    told.To,
                    ReadingMails.Billed(utility, links, told.Reading with { Status = GivenState.Billed })
                );
        }
        return billed.Count;
    }
}
