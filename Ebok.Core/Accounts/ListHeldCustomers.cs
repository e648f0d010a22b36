using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Accounts;

/// <summary>A customer to choose (C2).</summary>
/// <param name="Id">To choose him by.</param>
/// <param name="Code">As printed on the invoice.</param>
/// <param name="Name">On file.</param>
/// <param name="Whole">False: some of his supply points only (M4).</param>
/// <param name="Addresses">Of the first few supply points that the account has.</param>
/// <param name="More">How many addresses more.</param>
public sealed record HeldRow(
    CustomerId Id,
    string Code,
    string Name,
    bool Whole,
    IReadOnlyList<string> Addresses,
    int More
);

/// <summary>Looks through the customers that an account may act for, by name, code and address (C2): of a manager some
/// hundreds, all of which are read, since a search without Polish letters and word order is not one that every database
/// can do.</summary>
public sealed class ListHeldCustomers(EbokStore store)
{
    private const int AddressesShown = 3;

    /// <summary>One page of those that have every word of the search.</summary>
    public async Task<Page<HeldRow>> RunAsync(
        OpenSession session,
        string? search,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        await using var db = store.Read(session.Utility);
        var held = await (
            from of in db.AccountCustomers
            join customer in db.Customers on of.Customer equals customer.Id
            where of.Account == session.Account
            orderby customer.Name, customer.Code
            select new
            {
                customer.Id,
                customer.Code,
                customer.Name,
                of.Whole,
            }
        ).ToListAsync(cancel);
        var points = (
            await (
                from point in db.SupplyPoints
                join of in db.AccountCustomers on point.Customer equals of.Customer
                where
                    of.Account == session.Account
                    && (
                        of.Whole || db.AccountPoints.Any(g => g.Account == session.Account && g.SupplyPoint == point.Id)
                    )
                orderby point.Address
                select new { point.Customer, point.Address }
            ).ToListAsync(cancel)
        ).ToLookup(p => p.Customer, p => p.Address);
        var found = string.IsNullOrWhiteSpace(search)
            ? held
            : held.FindAll(c => Folded.Contains($"{c.Code} {c.Name} {string.Join(' ', points[c.Id])}", search));
        var (number, size, skip) = page.Within(found.Count);
        return new(
            [
                .. found
                    .Skip(skip)
                    .Take(size)
                    .Select(c =>
                    {
                        // Those that were looked for first.
                        var addresses = points[c.Id]
                            .Distinct()
                            .OrderByDescending(a => !string.IsNullOrWhiteSpace(search) && Folded.Contains(a, search))
                            .ToList();
                        return new HeldRow(
                            c.Id,
                            c.Code,
                            c.Name,
                            c.Whole,
                            [.. addresses.Take(AddressesShown)],
                            Math.Max(0, addresses.Count - AddressesShown)
                        );
                    }),
            ],
            number,
            size,
            found.Count
        );
    }
}
