using Ebok.Core.Data;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Meters.Deciding;

/// <summary>A given reading in the staff's list.</summary>
/// <param name="Id">To open it by.</param>
/// <param name="CustomerCode">Whose, as on his invoices.</param>
/// <param name="CustomerName">Whose.</param>
/// <param name="FactoryNumber">Numer fabryczny.</param>
/// <param name="Unit">m³, GJ, kWh.</param>
/// <param name="PointAddress">Where the meter is.</param>
/// <param name="On">Day.</param>
/// <param name="State">As on the dial.</param>
/// <param name="Use">Since the last reading as it was known then.</param>
/// <param name="Question">What the rules asked.</param>
/// <param name="GivenAt">When it was sent.</param>
/// <param name="HasPhoto">Whether there is a photo.</param>
public sealed record ReadingToDecideRow(
    Guid Id,
    string CustomerCode,
    string CustomerName,
    string FactoryNumber,
    string Unit,
    string PointAddress,
    DateOnly On,
    decimal State,
    decimal? Use,
    ReadingQuestion? Question,
    DateTimeOffset GivenAt,
    bool HasPhoto
);

/// <summary>A page of the given readings in one state, and how many there are in each.</summary>
/// <param name="Counts">By state; a state without any is not there.</param>
/// <param name="OldestWaiting">When the oldest that waits was given.</param>
/// <param name="Readings">Of the state asked for.</param>
public sealed record ReadingsToDecide(
    IReadOnlyDictionary<GivenState, int> Counts,
    DateTimeOffset? OldestWaiting,
    Page<ReadingToDecideRow> Readings
);

/// <summary>The readings that customers gave (O3): what waits, and what is accepted and not billed yet, first in first
/// out; what is done newest first.</summary>
public sealed class ListReadingsToDecide(EbokStore store)
{
    /// <summary>For every role.</summary>
    public async Task<ReadingsToDecide> RunAsync(
        StaffActor staff,
        GivenState state,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var counts = await db
            .CustomerReadings.GroupBy(r => r.Status)
            .Select(g => new
            {
                g.Key,
                Count = g.Count(),
                Oldest = g.Min(r => r.GivenAt),
            })
            .ToDictionaryAsync(g => g.Key, cancel);
        var total = counts.GetValueOrDefault(state)?.Count ?? 0;
        var (number, size, skip) = page.Within(total);
        var all = db.CustomerReadings.Where(r => r.Status == state);
        var sorted = state is GivenState.New or GivenState.Accepted
            ? all.OrderBy(r => r.GivenAt).ThenBy(r => r.Id)
            : all.OrderByDescending(r => r.GivenAt).ThenByDescending(r => r.Id);
        var rows = await (
            from reading in sorted.Skip(skip).Take(size)
            join meter in db.Meters on reading.Meter equals meter.Id
            join point in db.SupplyPoints on meter.SupplyPoint equals point.Id
            join customer in db.Customers on reading.Customer equals customer.Id
            select new ReadingToDecideRow(
                reading.Id,
                customer.Code,
                customer.Name,
                meter.FactoryNumber,
                meter.Unit,
                point.Address,
                reading.On,
                reading.State,
                reading.Use,
                reading.Question,
                reading.GivenAt,
                db.ReadingPhotos.Any(p => p.Reading == reading.Id)
            )
        ).ToListAsync(cancel);
        return new(
            counts.ToDictionary(c => c.Key, c => c.Value.Count),
            counts.GetValueOrDefault(GivenState.New)?.Oldest,
            // A join keeps no order on every database.
            new([.. Sorted(rows, state)], number, size, total)
        );
    }

    private static IEnumerable<ReadingToDecideRow> Sorted(List<ReadingToDecideRow> rows, GivenState state) =>
        state is GivenState.New or GivenState.Accepted
            ? rows.OrderBy(r => r.GivenAt).ThenBy(r => r.Id)
            : rows.OrderByDescending(r => r.GivenAt).ThenByDescending(r => r.Id);
}
