using Ebok.Core.CustomerSearch;
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
    private static readonly SortKeys<CustomerReading> Keys = new SortKeys<CustomerReading>()
        .With("data", r => r.GivenAt)
        .With("dzien", r => r.On);

    /// <summary>For every role. Sorted by <c>data</c> (when it was given), <c>dzien</c> (of the state).</summary>
    /// <param name="staff">Who asks.</param>
    /// <param name="state">Which.</param>
    /// <param name="search">Words of the meter's number, the customer's code or name; null: all.</param>
    /// <param name="sort">By which column.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ReadingsToDecide> RunAsync(
        StaffActor staff,
        GivenState state,
        string? search,
        Sort sort,
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
        var all = db
            .CustomerReadings.Where(r => r.Status == state)
            .Search(
                search,
                db.SearchTerms,
                r => r.Customer,
                word =>
                {
                    var meters = db.Meters.Search(word, m => m.FactoryNumber).Select(m => m.Id);
                    return r => meters.Contains(r.Meter);
                }
            );
        var total = string.IsNullOrWhiteSpace(search)
            ? counts.GetValueOrDefault(state)?.Count ?? 0
            : await all.CountAsync(cancel);
        var usual = new Sort("data", Down: state is not (GivenState.New or GivenState.Accepted));
        var slice = Keys.Slice(db.CustomerReadings, all, r => r.Id, sort, usual, page, total);
        var rows = await slice
            .Rows.Select(r => new ReadingToDecideRow(
                r.Id,
                db.Customers.Where(c => c.Id == r.Customer).Select(c => c.Code).First(),
                db.Customers.Where(c => c.Id == r.Customer).Select(c => c.Name).First(),
                db.Meters.Where(m => m.Id == r.Meter).Select(m => m.FactoryNumber).First(),
                db.Meters.Where(m => m.Id == r.Meter).Select(m => m.Unit).First(),
                (
                    from meter in db.Meters
                    join point in db.SupplyPoints on meter.SupplyPoint equals point.Id
                    where meter.Id == r.Meter
                    select point.Address
                ).First(),
                r.On,
                r.State,
                r.Use,
                r.Question,
                r.GivenAt,
                db.ReadingPhotos.Any(p => p.Reading == r.Id)
            ))
            .ToListAsync(cancel);
        return new(
            counts.ToDictionary(c => c.Key, c => c.Value.Count),
            counts.GetValueOrDefault(GivenState.New)?.Oldest,
            slice.Page(rows)
        );
    }
}
