using Ebok.Core.Attachments;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Meters.Giving;

/// <summary>A reading that the customer gave, as he sees it.</summary>
/// <param name="Id">For the address of its photo.</param>
/// <param name="Meter">For the link.</param>
/// <param name="FactoryNumber">Numer fabryczny.</param>
/// <param name="Unit">m³, GJ, kWh.</param>
/// <param name="On">Day.</param>
/// <param name="State">As on the dial.</param>
/// <param name="GivenAt">When it was sent.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="RefusalReason">In staff's words.</param>
/// <param name="Photo">How its photo stands; null: none came with it.</param>
public sealed record GivenRow(
    Guid Id,
    MeterId Meter,
    string FactoryNumber,
    string Unit,
    DateOnly On,
    decimal State,
    DateTimeOffset GivenAt,
    GivenState Status,
    string? RefusalReason,
    FileState? Photo
);

/// <summary>What the customer gave and what became of it, newest first (M7).</summary>
public sealed class ListGivenReadings(EbokStore store)
{
    /// <summary>One page; of one meter where it is given.</summary>
    public async Task<Page<GivenRow>> RunAsync(Actor actor, MeterId? meter, PageRequest page, CancellationToken cancel)
    {
        await using var db = store.Read(actor.Utility);
        var rows =
            from reading in db.GivenReadingsOf(actor)
            join m in db.MetersOf(actor) on reading.Meter equals m.Id
            where meter == null || m.Id == meter
            select new { reading, m };
        var total = await rows.CountAsync(cancel);
        var (number, size, skip) = page.Within(total);
        var shown = await rows.OrderByDescending(r => r.reading.GivenAt)
            .ThenBy(r => r.reading.Id)
            .Skip(skip)
            .Take(size)
            .Select(r => new GivenRow(
                r.reading.Id,
                r.m.Id,
                r.m.FactoryNumber,
                r.m.Unit,
                r.reading.On,
                r.reading.State,
                r.reading.GivenAt,
                // Billed: the billing system has it as a reading of the meter.
                r.reading.Status == GivenState.Accepted
                && db.ReadingsOf(actor)
                    .Any(b => b.Meter == r.reading.Meter && b.On == r.reading.On && b.State == r.reading.State)
                    ? GivenState.Billed
                    : r.reading.Status,
                r.reading.RefusalReason,
                db.ReadingPhotosOf(actor)
                    .Where(p => p.Reading == r.reading.Id)
                    .Select(p =>
                        (FileState?)db.FileChecks.Where(c => c.Hash == p.Hash).Select(c => c.State).FirstOrDefault()
                    )
                    .FirstOrDefault()
            ))
            .ToListAsync(cancel);
        return new(shown, number, size, total);
    }
}
