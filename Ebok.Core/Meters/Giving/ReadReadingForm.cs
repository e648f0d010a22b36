using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Meters.Giving;

/// <summary>A meter whose state may be given.</summary>
/// <param name="Id">For the form.</param>
/// <param name="FactoryNumber">Numer fabryczny.</param>
/// <param name="Kind">Rodzaj in words.</param>
/// <param name="Medium">What flows through it.</param>
/// <param name="Unit">m³, GJ, kWh.</param>
/// <param name="PointAddress">Where it is.</param>
/// <param name="PointObject">Obiekt, in words.</param>
/// <param name="Facts">Dial, last state, usual use.</param>
public sealed record MeterToRead(
    MeterId Id,
    string FactoryNumber,
    string? Kind,
    Medium Medium,
    string Unit,
    string PointAddress,
    string? PointObject,
    MeterFacts Facts
);

/// <summary>The form "Podać stan": one page of the actor's meters (M7).</summary>
/// <param name="Meters">Those that are there today, by address.</param>
/// <param name="Window">The days on which readings can be given now or next; null: always.</param>
/// <param name="IsOpen">Whether today is one of them.</param>
/// <param name="Today">In Poland.</param>
public sealed record ReadingForm(
    Page<MeterToRead> Meters,
    (DateOnly From, DateOnly To)? Window,
    bool IsOpen,
    DateOnly Today
);

/// <summary>Reads the form for one meter or for all.</summary>
public sealed class ReadReadingForm(EbokStore store, TimeProvider clock)
{
    /// <summary>The form; null where the utility takes no readings from customers, or the meter is not the
    /// actor's.</summary>
    /// <param name="actor">Who gives.</param>
    /// <param name="utility">Its rules.</param>
    /// <param name="only">One meter; null for all.</param>
    /// <param name="search">Part of an address or factory number; null for all.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<ReadingForm?> RunAsync(
        Actor actor,
        UtilityProfile utility,
        MeterId? only,
        string? search,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(utility);
        if (!utility.Readings.Enabled)
            return null;
        var today = clock.Today();
        await using var db = store.Read(actor.Utility);
        var meters =
            from meter in db.MetersOf(actor)
            join point in db.PointsOf(actor) on meter.SupplyPoint equals point.Id
            where meter.RemovedOn == null || meter.RemovedOn >= today
            select new { meter, point };
        if (only is not null)
            meters = meters.Where(m => m.meter.Id == only);
        if (!string.IsNullOrWhiteSpace(search))
        {
            // SQLite folds no Polish letters: what a manager of hundreds of houses has is looked through here.
            var all = await meters
                .Select(m => new
                {
                    m.meter.Id,
                    m.point.Address,
                    m.meter.FactoryNumber,
                })
                .ToListAsync(cancel);
            var found = all.Where(m => Folded.Contains($"{m.Address} {m.FactoryNumber}", search)).Select(m => m.Id);
            meters = meters.Where(m => found.Contains(m.meter.Id));
        }
        var total = await meters.CountAsync(cancel);
        if (only is not null && total == 0)
            return null;
        var (number, size, skip) = page.Within(total);
        var rows = await meters
            .OrderBy(m => m.point.Address)
            .ThenBy(m => m.meter.FactoryNumber)
            .Skip(skip)
            .Take(size)
            .ToListAsync(cancel);
        var window = ReadingCheck.Window(utility.Readings, today);
        var period = MeterFactsQuery.PeriodOf(utility.Readings, today);
        var facts = await db.FactsOfAsync(actor, [.. rows.Select(r => r.meter.Id)], period, today, cancel);
        return new(
            new(
                [
                    .. rows.Select(r => new MeterToRead(
                        r.meter.Id,
                        r.meter.FactoryNumber,
                        r.meter.Kind,
                        r.meter.Medium,
                        r.meter.Unit,
                        r.point.Address,
                        r.point.Object,
                        facts[r.meter.Id]
                    )),
                ],
                number,
                size,
                total
            ),
            window,
            window is null || window.Value.From <= today,
            today
        );
    }
}
