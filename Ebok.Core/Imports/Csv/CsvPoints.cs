using Ebok.Core.Data;
using Ebok.Core.Meters;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports.Csv;

/// <summary><c>punkty.csv</c>.</summary>
internal sealed class CsvPoints(CsvContext context) : CsvFile(context)
{
    private sealed record PointRow(string Code, string Customer, string? Contract, string Address, string? Object);

    internal override string Name => "punkty.csv";

    internal override IReadOnlyList<CsvColumn> Columns { get; } =
    [new("kod", true), new("klient", true), new("umowa"), new("adres", true), new("obiekt")];

    internal override async Task<Counts> WriteAsync(EbokDb db, IReadOnlyList<CsvRow> rows, CancellationToken cancel)
    {
        var parsed = Parse(
            rows,
            row => new PointRow(
                row.Text("kod", ImportLimits.Number),
                row.Text("klient", ImportLimits.Number),
                row.Optional("umowa", ImportLimits.Number),
                row.Text("adres"),
                row.Optional("obiekt")
            )
        );
        var customers = await Context.Lookup.CustomersAsync(db, parsed.Select(p => p.Value.Customer), cancel);
        var contracts = await Context.Lookup.ContractsAsync(db, parsed.Select(p => p.Value.Contract), cancel);
        var codes = parsed.Select(p => p.Value.Code).Distinct().ToArray();
        var known = await db
            .SupplyPoints.Where(p => codes.Contains(p.Code))
            .ToDictionaryAsync(p => p.Code, StringComparer.Ordinal, cancel);
        var upsert = new CsvUpsert<string, SupplyPoint>(db, known);
        foreach (var (row, value) in parsed)
        {
            if (!customers.TryGetValue(value.Customer, out var customer))
            {
                NotFound(row, "klient", value.Customer);
                continue;
            }
            var contract = ContractOf(value, customer, contracts);
            if (value.Contract is not null && contract is null)
            {
                NotFound(row, "umowa", value.Contract);
                continue;
            }
            upsert.Put(
                row,
                value.Code,
                value.Code,
                () =>
                    new SupplyPoint
                    {
                        Id = SupplyPointId.New(),
                        Utility = Job.Utility,
                        Customer = customer,
                        Code = value.Code,
                        Address = value.Address,
                    },
                point =>
                {
                    point.Customer = customer;
                    point.Contract = contract;
                    point.Address = value.Address;
                    point.Object = value.Object;
                }
            );
        }
        await MoveMetersAsync(db, upsert.Changed(), cancel);
        Context.Lookup.Plan(upsert.Added);
        return await SaveAndIndexAsync(db, upsert, upsert.Added.Select(p => p.Customer), rows.Count, cancel);
    }

    // The customer's own, or the only one of that number.
    private static ContractId? ContractOf(
        PointRow row,
        CustomerId customer,
        ILookup<string, CsvLookup.ContractRef> contracts
    )
    {
        if (row.Contract is null)
            return null;
        var all = contracts[row.Contract].ToList();
        return all.Find(c => c.Customer == customer)?.Id ?? (all.Count == 1 ? all[0].Id : null);
    }

    // A new tenant gets the meters; the readings of before stay with whom they were taken for.
    private static async Task MoveMetersAsync(EbokDb db, List<SupplyPoint> changed, CancellationToken cancel)
    {
        if (changed.Count == 0)
            return;
        var points = changed.ToDictionary(p => p.Id, p => p.Customer);
        var ids = points.Keys.ToArray();
        var meters = await db.Meters.Where(m => ids.Contains(m.SupplyPoint)).ToListAsync(cancel);
        foreach (var meter in meters)
            meter.Customer = points[meter.SupplyPoint];
    }
}
