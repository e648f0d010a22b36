using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Accounts;

/// <summary>The customers that an account may act for, by name.</summary>
internal static class HeldCustomers
{
    /// <summary>How many; the one chosen, or the first; and all where they are few.</summary>
    public static async Task<(int Held, HeldCustomer? Chosen, IReadOnlyList<HeldCustomer> All)> HeldByAsync(
        this EbokDb db,
        AccountId account,
        CustomerId? chosen,
        CancellationToken cancel
    )
    {
        var all =
            from held in db.AccountCustomers
            join customer in db.Customers on held.Customer equals customer.Id
            where held.Account == account
            select new
            {
                customer.Id,
                customer.Code,
                customer.Name,
                held.Whole,
            };
        var first = await all.OrderBy(c => c.Name)
            .ThenBy(c => c.Code)
            .Take(OpenSession.Few + 1)
            .Select(c => new HeldCustomer(c.Id, c.Code, c.Name, c.Whole))
            .ToListAsync(cancel);
        if (first.Count <= OpenSession.Few)
            return (first.Count, first.Find(c => c.Id == chosen) ?? first.FirstOrDefault(), first);
        var count = await all.CountAsync(cancel);
        var now =
            first.Find(c => c.Id == chosen)
            ?? await all.Where(c => c.Id == chosen)
                .Select(c => new HeldCustomer(c.Id, c.Code, c.Name, c.Whole))
                .SingleOrDefaultAsync(cancel)
            ?? first[0];
        return (count, now, [now]);
    }
}
