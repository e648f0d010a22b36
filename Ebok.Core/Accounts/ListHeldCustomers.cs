using Ebok.Core.Data;
using Ebok.Core.Meters;
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

/// <summary>Looks through the customers that an account may act for, by name, code and address (C2). For a search all of
/// them are read, of a manager some hundreds: an address is one of those supply points only that the account has.</summary>
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
        var held =
            from of in db.AccountCustomers
            join customer in db.Customers on of.Customer equals customer.Id
            where of.Account == session.Account
            orderby customer.Name, customer.Code
            select new Held(customer.Id, customer.Code, customer.Name, of.Whole);
        if (string.IsNullOrWhiteSpace(search))
        {
            var total = await db.AccountCustomers.CountAsync(of => of.Account == session.Account, cancel);
            var (number, size, skip) = page.Within(total);
            var rows = await held.Skip(skip).Take(size).ToListAsync(cancel);
            var shown = rows.ConvertAll(r => r.Id);
            var theirs = await PointsAsync(db, session, db.SupplyPoints.Where(p => shown.Contains(p.Customer)), cancel);
            return new([.. rows.Select(r => RowOf(r, theirs[r.Id].Distinct().ToList()))], number, size, total);
        }
        var all = await PointsAsync(db, session, db.SupplyPoints, cancel);
        var found = (await held.ToListAsync(cancel)).FindAll(c =>
            Folded.Contains($"{c.Code} {c.Name} {string.Join(' ', all[c.Id])}", search)
        );
        var part = page.Of(found);
        return new(
            [
                .. part.Rows.Select(c =>
                    // Those that were looked for first.
                    RowOf(c, [.. all[c.Id].Distinct().OrderByDescending(a => Folded.Contains(a, search))])
                ),
            ],
            part.Number,
            part.Size,
            part.Total
        );
    }

    // Addresses of those supply points that the account has.
    private static async Task<ILookup<CustomerId, string>> PointsAsync(
        EbokDb db,
        OpenSession session,
        IQueryable<SupplyPoint> points,
        CancellationToken cancel
    ) =>
        (
            await (
                from point in points
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

    private static HeldRow RowOf(Held held, List<string> addresses) =>
        new(
            held.Id,
            held.Code,
            held.Name,
            held.Whole,
            [.. addresses.Take(AddressesShown)],
            Math.Max(0, addresses.Count - AddressesShown)
        );

    private sealed record Held(CustomerId Id, string Code, string Name, bool Whole);
}
