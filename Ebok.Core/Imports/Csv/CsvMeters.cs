using Ebok.Core.Data;
using Ebok.Core.Meters;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports.Csv;

/// <summary><c>liczniki.csv</c>.</summary>
internal sealed class CsvMeters(CsvContext context) : CsvFile(context)
{
    private static readonly Dictionary<string, Medium> Media = new()
    {
        ["woda"] = Medium.Water,
        ["scieki"] = Medium.Sewage,
        ["cieplo"] = Medium.Heat,
        ["prad"] = Medium.Power,
        ["energia"] = Medium.Power,
        ["energiaelektryczna"] = Medium.Power,
        ["gaz"] = Medium.Gas,
        ["cieplawoda"] = Medium.HotWater,
        ["cwu"] = Medium.HotWater,
    };

    private sealed record MeterRow(
        string Number,
        string Point,
        string? Kind,
        Medium Medium,
        string Unit,
        DateOnly? InstalledOn,
        DateOnly? RemovedOn,
        DateOnly? LegalisedUntil,
        int WholeDigits,
        int FractionDigits
    );

    internal override string Name => "liczniki.csv";

    internal override IReadOnlyList<CsvColumn> Columns { get; } =
    [
        new("numer", true),
        new("punkt", true),
        new("rodzaj"),
        new("medium", true),
        new("jednostka", true),
        new("zamontowany"),
        new("zdemontowany"),
        new("legalizacja_do"),
        new("cyfry"),
        new("cyfry_po_przecinku"),
    ];

    internal override async Task<Counts> WriteAsync(EbokDb db, IReadOnlyList<CsvRow> rows, CancellationToken cancel)
    {
        var parsed = Parse(
            rows,
            row => new MeterRow(
                row.Text("numer", 128),
                row.Text("punkt", ImportLimits.Number),
                row.Optional("rodzaj"),
                row.Word("medium", Media),
                row.Text("jednostka", 16),
                row.OptionalDay("zamontowany"),
                row.OptionalDay("zdemontowany"),
                row.OptionalDay("legalizacja_do"),
                row.Whole("cyfry", 5),
                row.Whole("cyfry_po_przecinku", 0)
            )
        );
        var points = await Context.Lookup.PointsAsync(db, parsed.Select(p => p.Value.Point), cancel);
        var numbers = parsed.Select(p => p.Value.Number).Distinct().ToArray();
        var known = await db
            .Meters.Where(m => numbers.Contains(m.FactoryNumber))
            .ToDictionaryAsync(m => m.FactoryNumber, StringComparer.Ordinal, cancel);
        var upsert = new CsvUpsert<string, Meter>(db, known);
        foreach (var (row, value) in parsed)
        {
            if (!points.TryGetValue(value.Point, out var point))
            {
                NotFound(row, "punkt", value.Point);
                continue;
            }
            upsert.Put(
                row,
                value.Number,
                value.Number,
                () =>
                    new Meter
                    {
                        Id = MeterId.New(),
                        Utility = Job.Utility,
                        Customer = point.Customer,
                        SupplyPoint = point.Id,
                        FactoryNumber = value.Number,
                        Unit = value.Unit,
                    },
                meter =>
                {
                    (meter.SupplyPoint, meter.Customer) = (point.Id, point.Customer);
                    meter.Kind = value.Kind;
                    meter.Medium = value.Medium;
                    meter.Unit = value.Unit;
                    meter.InstalledOn = value.InstalledOn;
                    meter.RemovedOn = value.RemovedOn;
                    meter.LegalisedUntil = value.LegalisedUntil;
                    meter.WholeDigits = value.WholeDigits;
                    meter.FractionDigits = value.FractionDigits;
                }
            );
        }
        Context.Lookup.Plan(upsert.Added);
        return await SaveAndIndexAsync(db, upsert, upsert.Added.Select(m => m.Customer), rows.Count, cancel);
    }
}
