using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Meters.Giving;

/// <summary>What <see cref="ReadingCheck"/> needs to know of some meters, in two queries.</summary>
internal static class MeterFactsQuery
{
    /// <summary>A year and a month of readings say what is usual.</summary>
    private const int DaysLookedAt = 400;

    /// <summary>Fewer days say nothing about the use of one.</summary>
    private const int FewestDays = 20;

    /// <summary>First day of the period in which a reading may be given on that day: of the window, else of the
    /// month.</summary>
    public static DateOnly PeriodOf(ReadingRules rules, DateOnly today) =>
        ReadingCheck.Window(rules, today)?.From ?? new(today.Year, today.Month, 1);

    /// <summary>Facts by meter.</summary>
    public static async Task<Dictionary<MeterId, MeterFacts>> FactsOfAsync(
        this EbokDb db,
        Actor actor,
        IReadOnlyCollection<MeterId> meters,
        DateOnly period,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var since = today.AddDays(-DaysLookedAt);
        var rows = await db.MetersOf(actor)
            .Where(m => meters.Contains(m.Id))
            .Select(m => new
            {
                m.Id,
                m.WholeDigits,
                m.FractionDigits,
                m.InstalledOn,
                m.RemovedOn,
                Read = db.ReadingsOf(actor)
                    .Where(r => r.Meter == m.Id && r.On >= since)
                    .OrderBy(r => r.On)
                    .Select(r => new GivenReading(r.On, r.State))
                    .ToList(),
                // Longer ago than that, or never.
                Last = db.ReadingsOf(actor)
                    .Where(r => r.Meter == m.Id && r.On < since)
                    .OrderByDescending(r => r.On)
                    .Select(r => new GivenReading(r.On, r.State))
                    .FirstOrDefault(),
            })
            .AsSplitQuery()
            .ToListAsync(cancel);
        var given = await db.GivenReadingsOf(actor)
            .Where(r => meters.Contains(r.Meter) && r.Status != GivenState.Refused)
            .Where(r => r.Period >= period || r.On >= since)
            .Select(r => new
            {
                r.Meter,
                r.Period,
                r.On,
                r.State,
            })
            .ToListAsync(cancel);
        return rows.ToDictionary(
            m => m.Id,
            m =>
            {
                var own = given.Where(g => g.Meter == m.Id).ToList();
                return new MeterFacts(
                    m.WholeDigits,
                    m.FractionDigits,
                    m.InstalledOn,
                    m.RemovedOn,
                    m.Read.Append(m.Last)
                        .OfType<GivenReading>()
                        .Concat(own.Select(g => new GivenReading(g.On, g.State)))
                        .MaxBy(r => r.On),
                    UsualPerDay(m.Read),
                    own.Find(g => g.Period == period)?.On
                );
            }
        );
    }

    /// <summary>Average use a day between the first and the last of the readings; null where they are too few, or an
    /// exchange of the meter or a roll-over lies between them.</summary>
    internal static decimal? UsualPerDay(IReadOnlyList<GivenReading> readings)
    {
        if (readings.Count < 2)
            return null;
        var days = readings[^1].On.DayNumber - readings[0].On.DayNumber;
        var use = readings[^1].State - readings[0].State;
        return days < FewestDays || use < 0 ? null : use / days;
    }
}
