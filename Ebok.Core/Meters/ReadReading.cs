using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Meters;

/// <summary>One reading in full.</summary>
/// <param name="Meter">Its meter.</param>
/// <param name="FactoryNumber">Numer fabryczny.</param>
/// <param name="Kind">Kind of the meter in words.</param>
/// <param name="Medium">What flows through it.</param>
/// <param name="Unit">m³, GJ, kWh.</param>
/// <param name="PointAddress">Where it is.</param>
/// <param name="Reading">Day, state, use, who read it.</param>
/// <param name="Previous">The reading before; null for the first.</param>
public sealed record ReadingView(
    MeterId Meter,
    string FactoryNumber,
    string? Kind,
    Medium Medium,
    string Unit,
    string PointAddress,
    ReadingRow Reading,
    ReadingRow? Previous
);

/// <summary>"Podgląd odczytu" (K9).</summary>
public sealed class ReadReading(EbokStore store)
{
    /// <summary>The reading, or null where it is not there or not the actor's.</summary>
    public async Task<ReadingView?> RunAsync(Actor actor, MeterId meter, ReadingId id, CancellationToken cancel)
    {
        await using var db = store.Read(actor.Utility);
        var found = await (
            from m in db.MetersOf(actor)
            join point in db.PointsOf(actor) on m.SupplyPoint equals point.Id
            join r in db.ReadingsOf(actor) on m.Id equals r.Meter
            where m.Id == meter && r.Id == id
            select new
            {
                m,
                point.Address,
                Reading = new ReadingRow(r.Id, r.On, r.State, r.Use, r.Source, r.ReadBy),
            }
        ).SingleOrDefaultAsync(cancel);
        if (found is null)
            return null;
        var previous = await db.ReadingsOf(actor)
            .Where(r => r.Meter == meter && r.On < found.Reading.On)
            .OrderByDescending(r => r.On)
            .Select(r => new ReadingRow(r.Id, r.On, r.State, r.Use, r.Source, r.ReadBy))
            .FirstOrDefaultAsync(cancel);
        return new(
            meter,
            found.m.FactoryNumber,
            found.m.Kind,
            found.m.Medium,
            found.m.Unit,
            found.Address,
            found.Reading,
            previous
        );
    }
}
