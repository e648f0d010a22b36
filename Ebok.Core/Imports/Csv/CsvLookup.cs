using Ebok.Core.Data;
using Ebok.Core.Meters;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports.Csv;

/// <summary>Finds what rows refer to by its key. A dry run has stored nothing of the files before: what they would
/// have stored is remembered here (keys only).</summary>
internal sealed class CsvLookup(ImportJob job)
{
    internal sealed record PointRef(SupplyPointId Id, CustomerId Customer);

    internal sealed record MeterRef(MeterId Id, CustomerId Customer);

    internal sealed record ContractRef(ContractId Id, CustomerId Customer, string Number);

    private readonly Dictionary<string, CustomerId> customers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PointRef> points = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MeterRef> meters = new(StringComparer.Ordinal);
    private readonly List<ContractRef> contracts = [];
    private readonly HashSet<(string Account, CustomerId Customer)> accounts = [];
    private readonly HashSet<(string Number, string SellerNip)> invoices = [];
    private readonly HashSet<string> numbers = new(StringComparer.Ordinal);

    internal void Plan(IEnumerable<Customers.Customer> added) =>
        IfDry(
            added,
            c =>
            {
                customers.TryAdd(c.Code, c.Id);
                if (c.Account is not null)
                    accounts.Add((c.Account, c.Id));
            }
        );

    internal void Plan(IEnumerable<SupplyPoint> added) =>
        IfDry(added, p => points.TryAdd(p.Code, new PointRef(p.Id, p.Customer)));

    internal void Plan(IEnumerable<Meter> added) =>
        IfDry(added, m => meters.TryAdd(m.FactoryNumber, new MeterRef(m.Id, m.Customer)));

    internal void Plan(IEnumerable<Contract> added) =>
        IfDry(added, c => contracts.Add(new ContractRef(c.Id, c.Customer, c.Number)));

    internal void Plan(IEnumerable<Invoices.IncomingInvoice> added) =>
        IfDry(
            added,
            i =>
            {
                invoices.Add((i.Number, i.SellerNip));
                numbers.Add(i.Number);
            }
        );

    /// <summary>Adds the customers of these codes that this dry run would have stored.</summary>
    internal void AddPlanned(Dictionary<string, CustomerId> found, string[] codes) =>
        WithPlanned(found, codes, customers);

    /// <summary>Customers with these accounts that this dry run would have stored.</summary>
    internal IEnumerable<(string Account, CustomerId Customer)> PlannedAccounts(string[] wanted) =>
        accounts.Count == 0 ? [] : accounts.Where(a => wanted.Contains(a.Account));

    /// <summary>Whether a file of this dry run would have stored the invoice; of any seller where none is said.</summary>
    internal bool IsPlanned(string number, string? sellerNip) =>
        sellerNip is null ? numbers.Contains(number) : invoices.Contains((number, sellerNip));

    internal async Task<Dictionary<string, CustomerId>> CustomersAsync(
        EbokDb db,
        IEnumerable<string?> codes,
        CancellationToken cancel
    )
    {
        var wanted = Distinct(codes);
        var found = await db
            .Customers.AsNoTracking()
            .Where(c => wanted.Contains(c.Code))
            .Select(c => new { c.Code, c.Id })
            .ToDictionaryAsync(c => c.Code, c => c.Id, StringComparer.Ordinal, cancel);
        return WithPlanned(found, wanted, customers);
    }

    internal async Task<Dictionary<string, PointRef>> PointsAsync(
        EbokDb db,
        IEnumerable<string?> codes,
        CancellationToken cancel
    )
    {
        var wanted = Distinct(codes);
        var found = await db
            .SupplyPoints.AsNoTracking()
            .Where(p => wanted.Contains(p.Code))
            .Select(p => new
            {
                p.Code,
                p.Id,
                p.Customer,
            })
            .ToDictionaryAsync(p => p.Code, p => new PointRef(p.Id, p.Customer), StringComparer.Ordinal, cancel);
        return WithPlanned(found, wanted, points);
    }

    internal async Task<Dictionary<string, MeterRef>> MetersAsync(
        EbokDb db,
        IEnumerable<string?> numbers,
        CancellationToken cancel
    )
    {
        var wanted = Distinct(numbers);
        var found = await db
            .Meters.AsNoTracking()
            .Where(m => wanted.Contains(m.FactoryNumber))
            .Select(m => new
            {
                m.FactoryNumber,
                m.Id,
                m.Customer,
            })
            .ToDictionaryAsync(
                m => m.FactoryNumber,
                m => new MeterRef(m.Id, m.Customer),
                StringComparer.Ordinal,
                cancel
            );
        return WithPlanned(found, wanted, meters);
    }

    /// <summary>Contracts of a number, of all companies.</summary>
    internal async Task<ILookup<string, ContractRef>> ContractsAsync(
        EbokDb db,
        IEnumerable<string?> numbers,
        CancellationToken cancel
    )
    {
        var wanted = Distinct(numbers);
        var found = await db
            .Contracts.AsNoTracking()
            .Where(c => wanted.Contains(c.Number))
            .Select(c => new ContractRef(c.Id, c.Customer, c.Number))
            .ToListAsync(cancel);
        return found.Concat(contracts.Where(c => wanted.Contains(c.Number))).ToLookup(c => c.Number);
    }

    private void IfDry<T>(IEnumerable<T> added, Action<T> remember)
    {
        if (!job.DryRun)
            return;
        foreach (var one in added)
            remember(one);
    }

    private static Dictionary<string, T> WithPlanned<T>(
        Dictionary<string, T> found,
        string[] wanted,
        Dictionary<string, T> planned
    )
    {
        if (planned.Count > 0)
            foreach (var key in wanted)
                if (planned.TryGetValue(key, out var value))
                    found.TryAdd(key, value);
        return found;
    }

    private static string[] Distinct(IEnumerable<string?> keys) => [.. keys.OfType<string>().Distinct()];
}
