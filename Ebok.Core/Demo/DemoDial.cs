using Ebok.Core.Meters;

namespace Ebok.Core.Demo;

/// <summary>The dial at one place: turns with the use, goes on at zero when the meter is exchanged.</summary>
internal sealed class DemoDial
{
    private readonly DemoMeterPlace place;
    private readonly List<DemoReading> readings;
    private int meter;
    private decimal state;

    internal DemoDial(DemoMeterPlace place, DateOnly since, List<DemoReading> readings)
    {
        (this.place, this.readings) = (place, readings);
        state = place.Meters[0].FirstState;
        readings.Add(
            new(place.Meters[0].Number, since.AddDays(-1), state, null, ReadingSource.Real, "montaż licznika")
        );
    }

    /// <summary>One billing period: what each meter of it showed; two where it was exchanged within.</summary>
    internal IEnumerable<DemoMetering> Turn(DateOnly from, DateOnly to, DemoRandom random)
    {
        var use = Use(from, to, random);
        if (place.Meters[meter].RemovedOn is { } removed && removed >= from && removed <= to)
        {
            var share = (decimal)(removed.DayNumber - from.DayNumber) / (to.DayNumber - from.DayNumber + 1);
            var before = decimal.Round(use * share, place.Decimals);
            yield return Read(from, removed, before, ReadingSource.Real, "wymiana licznika");
            (meter, state, use) = (meter + 1, 0, use - before);
            readings.Add(new(place.Meters[meter].Number, removed, 0, null, ReadingSource.Real, "wymiana licznika"));
            from = removed.AddDays(1);
        }
        var (source, by) = random.Next(20) switch
        {
            0 => (ReadingSource.Estimated, (string?)null),
            1 or 2 => (ReadingSource.Customer, "odbiorca"),
            < 8 => (ReadingSource.Remote, "odczyt radiowy"),
            _ => (ReadingSource.Real, random.Pick(Readers)),
        };
        yield return Read(from, to, use, source, by);
    }

    private static readonly string[] Readers = ["J. Kowalska", "M. Wrona", "A. Łoś"];

    private decimal Use(DateOnly from, DateOnly to, DemoRandom random)
    {
        var use = 0m;
        for (var month = from; month <= to; month = month.AddMonths(1))
            use += place.UsePerMonth * DemoTariff.Season(place, month.Month) * random.Between(85, 115) / 100m;
        return decimal.Round(use, place.Decimals);
    }

    private DemoMetering Read(DateOnly from, DateOnly to, decimal use, ReadingSource source, string? by)
    {
        var before = state;
        state += use;
        readings.Add(new(place.Meters[meter].Number, to, state, use, source, by));
        return new DemoMetering(place, place.Meters[meter].Number, from, to, before, state, source);
    }
}
