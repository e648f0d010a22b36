using Ebok.Core.Customers;
using Ebok.Core.Meters;

namespace Ebok.Core.Demo;

/// <summary>What things cost, how use goes with the seasons, what the lines are called.</summary>
internal static class DemoTariff
{
    private static readonly decimal[] Heating =
    [
        1.9m,
        1.7m,
        1.4m,
        0.8m,
        0.3m,
        0.12m,
        0.1m,
        0.1m,
        0.35m,
        0.9m,
        1.4m,
        1.8m,
    ];
    private static readonly decimal[] Water =
    [
        0.9m,
        0.9m,
        0.95m,
        1m,
        1.15m,
        1.3m,
        1.35m,
        1.3m,
        1.1m,
        0.95m,
        0.9m,
        0.9m,
    ];
    private static readonly decimal[] Garden = [0m, 0m, 0m, 0.3m, 1.2m, 2m, 2.4m, 2m, 0.7m, 0.1m, 0m, 0m];
    private static readonly decimal[] Flat = [1.1m, 1.05m, 1m, 1m, 0.95m, 0.9m, 0.85m, 0.9m, 1m, 1m, 1.1m, 1.15m];

    /// <summary>How much of the usual use falls on a month.</summary>
    internal static decimal Season(DemoMeterPlace place, int month) =>
        (
            place.Garden
                ? Garden
                : place.Medium switch
                {
                    Medium.Heat or Medium.Gas => Heating,
                    Medium.Water => Water,
                    _ => Flat,
                }
        )[month - 1];

    internal static string SubjectOf(DemoService service, IReadOnlyList<Medium> media) =>
        service switch
        {
            DemoService.Heat => "Sprzedaż, przesyłanie i dystrybucja ciepła",
            DemoService.Gas => "Kompleksowa dostawa paliwa gazowego",
            DemoService.Power => "Kompleksowa dostawa energii elektrycznej",
            _ => media.Contains(Medium.Sewage) ? "Dostarczanie wody i odprowadzanie ścieków" : "Dostarczanie wody",
        };

    internal static string NameOf(DemoService service, CustomerKind kind) =>
        (service, kind) switch
        {
            (DemoService.Heat, CustomerKind.Person) => "A1/B1",
            (DemoService.Heat, _) => "A3/B3/C1",
            (DemoService.Gas, CustomerKind.Person) => "W-3.6",
            (DemoService.Gas, _) => "W-4",
            (DemoService.Power, CustomerKind.Person) => "G11",
            (DemoService.Power, _) => "C11",
            (_, CustomerKind.Person) => "Gospodarstwa domowe",
            _ => "Pozostali odbiorcy",
        };

    /// <summary>Net price of a year: about 6 % more each, in whole 0.0001 zł.</summary>
    internal static decimal Price(decimal of2021, int year)
    {
        var price = of2021;
        for (var y = 2021; y < year; y++)
            price *= 1.06m;
        return decimal.Round(price, 4);
    }

    /// <summary>The lines of one point for one period.</summary>
    /// <param name="service">What is supplied.</param>
    /// <param name="use">Place and its use in the place's unit.</param>
    /// <param name="sewage">Whether sewage is taken too.</param>
    /// <param name="months">Months of the period.</param>
    /// <param name="year">Whose prices.</param>
    /// <param name="power">Ordered thermal power in MW.</param>
    internal static IEnumerable<DemoLine> Lines(
        DemoService service,
        IReadOnlyList<(DemoMeterPlace Place, decimal Use)> use,
        bool sewage,
        int months,
        int year,
        decimal power
    )
    {
        var total = use.Where(u => !u.Place.Garden && u.Place.Medium != Medium.HotWater).Sum(u => u.Use);
        switch (service)
        {
            case DemoService.Heat:
                yield return Line("Ciepło", "GJ", total, 48.12m, 23, byUse: true);
                yield return Line("Usługi przesyłowe – opłata zmienna", "GJ", total, 17.84m, 23, byUse: true);
                yield return Line("Zamówiona moc cieplna", "MW", power, 8120m, 23, byUse: false);
                foreach (var (_, hot) in use.Where(u => u.Place.Medium == Medium.HotWater))
                    yield return Line("Podgrzanie wody", "m3", hot, 14.2m, 23, byUse: false);
                break;
            case DemoService.Gas:
                var kwh = decimal.Round(total * 11.112m);
                yield return Line("Paliwo gazowe", "kWh", kwh, 0.1876m, 23, byUse: true);
                yield return Line("Dystrybucyjna zmienna", "kWh", kwh, 0.0441m, 23, byUse: true);
                yield return Line("Opłata abonamentowa", "m-c", months, 6.22m, 23, byUse: false);
                yield return Line("Dystrybucyjna stała", "m-c", months, 24.91m, 23, byUse: false);
                break;
            case DemoService.Power:
                yield return Line("Energia elektryczna", "kWh", total, 0.41m, 23, byUse: true);
                yield return Line("Dystrybucja – opłata zmienna", "kWh", total, 0.2345m, 23, byUse: true);
                yield return Line("Opłata stała", "m-c", months, 9.3m, 23, byUse: false);
                break;
            default:
                yield return Line("Dostarczanie wody", "m3", total, 3.94m, 8, byUse: true);
                // Water of the garden meter does not go into the sewer.
                var garden = use.Where(u => u.Place.Garden).Sum(u => u.Use);
                if (sewage)
                    yield return Line(
                        "Odprowadzanie ścieków",
                        "m3",
                        Math.Max(0, total - garden),
                        5.18m,
                        8,
                        byUse: true
                    );
                yield return Line("Opłata abonamentowa", "m-c", months, 4.1m, 8, byUse: false);
                break;
        }

        DemoLine Line(string name, string unit, decimal quantity, decimal of2021, int rate, bool byUse) =>
            DemoLine.Of(name, unit, quantity, Price(of2021, year), rate, byUse);
    }
}
