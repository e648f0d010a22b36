using Ebok.Core.Data;
using Ebok.Core.Meters;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports.Csv;

/// <summary><c>odczyty.csv</c>.</summary>
internal sealed class CsvReadings(CsvContext context) : CsvFile(context)
{
    private static readonly Dictionary<string, ReadingSource> Sources = new()
    {
        ["r"] = ReadingSource.Real,
        ["o"] = ReadingSource.Customer,
        ["s"] = ReadingSource.Estimated,
        ["z"] = ReadingSource.Remote,
    };

    private sealed record ReadingRow(
        string Meter,
        DateOnly On,
        decimal State,
        decimal? Use,
        ReadingSource Source,
        string? ReadBy,
        string? Customer
    );

    internal override string Name => "odczyty.csv";

    internal override IReadOnlyList<CsvColumn> Columns { get; } =
    [
        new("licznik", true),
        new("data", true),
        new("stan", true),
        new("zuzycie"),
        new("sposob"),
        new("odczytal"),
        new("klient"),
    ];

    internal override async Task<Counts> WriteAsync(EbokDb db, IReadOnlyList<CsvRow> rows, CancellationToken cancel)
    {
        var parsed = Parse(
            rows,
            row => new ReadingRow(
                row.Text("licznik", 128),
                row.Day("data"),
                row.Measured("stan") ?? throw new CsvMistake(ImportReason.EmptyColumn, row.ColumnOf("stan"), "stan"),
                row.Measured("zuzycie"),
                row.Word("sposob", Sources, ReadingSource.Real),
                row.Optional("odczytal"),
                row.Optional("klient", ImportLimits.Number)
            )
        );
        var meters = await Context.Lookup.MetersAsync(db, parsed.Select(p => p.Value.Meter), cancel);
        var customers = await Context.Lookup.CustomersAsync(db, parsed.Select(p => p.Value.Customer), cancel);
        var known = await KnownAsync(db, parsed, meters, cancel);
        var upsert = new CsvUpsert<(MeterId, DateOnly), Reading>(db, known);
        foreach (var (row, value) in parsed)
        {
            if (!meters.TryGetValue(value.Meter, out var meter))
            {
                NotFound(row, "licznik", value.Meter);
                continue;
            }
            if (value.Customer is not null && !customers.ContainsKey(value.Customer))
            {
                NotFound(row, "klient", value.Customer);
                continue;
            }
            upsert.Put(
                row,
                (meter.Id, value.On),
                value.Meter,
                () =>
                    new Reading
                    {
                        Id = ReadingId.New(),
                        Utility = Job.Utility,
                        Customer = meter.Customer,
                        Meter = meter.Id,
                        On = value.On,
                        State = value.State,
                    },
                reading =>
                {
                    // Whose it was taken for stays, whoever has the meter now, unless the file says it.
                    if (value.Customer is not null)
                        reading.Customer = customers[value.Customer];
                    reading.State = value.State;
                    reading.Use = value.Use;
                    reading.Source = value.Source;
                    reading.ReadBy = value.ReadBy;
                }
            );
        }
        return await upsert.SaveAsync(Job, rows.Count, cancel);
    }

    private static async Task<Dictionary<(MeterId, DateOnly), Reading>> KnownAsync(
        EbokDb db,
        List<(CsvRow, ReadingRow Value)> parsed,
        Dictionary<string, CsvLookup.MeterRef> meters,
        CancellationToken cancel
    )
    {
        var known = new Dictionary<(MeterId, DateOnly), Reading>();
        if (parsed.Count == 0)
            return known;
        var ids = meters.Values.Select(m => m.Id).ToArray();
        var (first, last) = (parsed.Min(p => p.Value.On), parsed.Max(p => p.Value.On));
        foreach (var some in ids.Chunk(200))
        foreach (
            var reading in await db
                .Readings.Where(r => some.Contains(r.Meter) && r.On >= first && r.On <= last)
                .ToListAsync(cancel)
        )
            known[(reading.Meter, reading.On)] = reading;
        return known;
    }
}
