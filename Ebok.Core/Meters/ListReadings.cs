using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Meters;

/// <summary>All readings of a meter for a file.</summary>
/// <param name="FactoryNumber">Numer fabryczny.</param>
/// <param name="Unit">m³, GJ, kWh.</param>
/// <param name="Readings">Oldest first.</param>
public sealed record MeterHistory(string FactoryNumber, string Unit, IReadOnlyList<ReadingRow> Readings);

/// <summary>The history of a meter's readings (C1, K9).</summary>
public sealed class ListReadings(EbokStore store)
{
    // Ten years of a meter that is read by radio every day.
    private const int Most = 4000;

    /// <summary>Null where the meter is not there or not the actor's. Of very many the newest.</summary>
    public async Task<MeterHistory?> RunAsync(Actor actor, MeterId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = store.Read(actor.Utility);
        var meter = await db.MetersOf(actor)
            .Where(m => m.Id == id)
            .Select(m => new { m.FactoryNumber, m.Unit })
            .SingleOrDefaultAsync(cancel);
        if (meter is null)
            return null;
        var readings = await db.ReadingsOf(actor)
            .Where(r => r.Meter == id)
            .OrderByDescending(r => r.On)
            .Take(Most)
            .Select(r => new ReadingRow(r.Id, r.On, r.State, r.Use, r.Source, r.ReadBy))
            .ToListAsync(cancel);
        readings.Reverse();
        return new(meter.FactoryNumber, meter.Unit, readings);
    }
}
