using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Accounts;

/// <summary>The customers that an account may act for, by name.</summary>
internal static class HeldCustomers
{
    public static Task<List<HeldCustomer>> HeldByAsync(this EbokDb db, AccountId account, CancellationToken cancel) =>
        (
            from held in db.AccountCustomers
            join customer in db.Customers on held.Customer equals customer.Id
            where held.Account == account
            orderby customer.Name, customer.Code
            select new HeldCustomer(customer.Id, customer.Code, customer.Name, held.Whole)
        ).ToListAsync(cancel);
}
