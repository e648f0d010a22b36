using Ebok.Core.Data;
using Ebok.Core.Meters;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports.Csv;

/// <summary><c>umowy.csv</c>.</summary>
internal sealed class CsvContracts(CsvContext context) : CsvFile(context)
{
    private sealed record ContractRow(
        string Number,
        string Customer,
        string SellerNip,
        DateOnly? ConcludedOn,
        DateOnly? EndsOn,
        string? Subject,
        string? Tariff
    );

    internal override string Name => "umowy.csv";

    internal override IReadOnlyList<CsvColumn> Columns { get; } =
    [
        new("numer", true),
        new("klient", true),
        new("nip_sprzedawcy"),
        new("data_zawarcia"),
        new("data_zakonczenia"),
        new("przedmiot"),
        new("taryfa"),
    ];

    internal override async Task<Counts> WriteAsync(EbokDb db, IReadOnlyList<CsvRow> rows, CancellationToken cancel)
    {
        var parsed = Parse(
            rows,
            row => new ContractRow(
                row.Text("numer", ImportLimits.Number),
                row.Text("klient", ImportLimits.Number),
                SellerOf(row),
                row.OptionalDay("data_zawarcia"),
                row.OptionalDay("data_zakonczenia"),
                row.Optional("przedmiot"),
                row.Optional("taryfa")
            )
        );
        var customers = await Context.Lookup.CustomersAsync(db, parsed.Select(p => p.Value.Customer), cancel);
        var numbers = parsed.Select(p => p.Value.Number).Distinct().ToArray();
        var known = await db
            .Contracts.Where(c => numbers.Contains(c.Number))
            .ToDictionaryAsync(c => (c.Number, c.SellerNip), cancel);
        var upsert = new CsvUpsert<(string, string), Contract>(db, known);
        foreach (var (row, value) in parsed)
        {
            if (!customers.TryGetValue(value.Customer, out var customer))
            {
                NotFound(row, "klient", value.Customer);
                continue;
            }
            upsert.Put(
                row,
                (value.Number, value.SellerNip),
                value.Number,
                () =>
                    new Contract
                    {
                        Id = ContractId.New(),
                        Utility = Job.Utility,
                        Customer = customer,
                        Number = value.Number,
                        SellerNip = value.SellerNip,
                    },
                contract =>
                {
                    contract.Customer = customer;
                    contract.ConcludedOn = value.ConcludedOn;
                    contract.EndsOn = value.EndsOn;
                    contract.Subject = value.Subject;
                    contract.Tariff = value.Tariff;
                }
            );
        }
        Context.Lookup.Plan(upsert.Added);
        return await upsert.SaveAsync(Job, rows.Count, cancel);
    }
}
