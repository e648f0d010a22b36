using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Meters.Usage;

/// <summary>A meter's use over time (C1).</summary>
/// <param name="FactoryNumber">Numer fabryczny.</param>
/// <param name="Unit">m³, GJ, kWh.</param>
/// <param name="Year">The later of the two years compared: this one, or the last with readings.</param>
/// <param name="Months">All of which something is known, oldest first.</param>
/// <param name="HasGaps">Between some readings the use cannot be told.</param>
public sealed record UseView(string FactoryNumber, string Unit, int Year, IReadOnlyList<MonthUse> Months, bool HasGaps)
{
    /// <summary>A month of a year; null where nothing is known.</summary>
    public MonthUse? Of(int year, int month)
    {
        foreach (var one in Months)
            if (one.Year == year && one.Month == month)
                return one;
        return null;
    }
}

/// <summary>Reads a meter's use by month.</summary>
public sealed class ReadUse(EbokStore store, TimeProvider clock)
{
    // Ten years of a meter that is read by radio every day.
    private const int MostReadings = 4000;

    /// <summary>Null where the meter is not there or not the actor's.</summary>
    public async Task<UseView?> RunAsync(Actor actor, MeterId id, CancellationToken cancel)
    {
        await using var db = store.Read(actor.Utility);
        var meter = await db.MetersOf(actor)
            .Where(m => m.Id == id)
            .Select(m => new
            {
                m.FactoryNumber,
                m.Unit,
                m.WholeDigits,
            })
            .SingleOrDefaultAsync(cancel);
        if (meter is null)
            return null;
        var states = await db.ReadingsOf(actor)
            .Where(r => r.Meter == id)
            .OrderByDescending(r => r.On)
            .Take(MostReadings)
            .Select(r => new MeterState(r.On, r.State, r.Use))
            .ToListAsync(cancel);
        states.Reverse();
        var months = UseByMonth.Of(states, meter.WholeDigits);
        var today = clock.Today().Year;
        // A meter taken away years ago shows the end of its own time.
        var year = months.Count == 0 || months[^1].Year >= today - 1 ? today : months[^1].Year;
        var gaps = states
            .Zip(states.Skip(1))
            .Any(p => UseByMonth.Between(p.First, p.Second, meter.WholeDigits) is null);
        return new(meter.FactoryNumber, meter.Unit, year, months, gaps);
    }
}
