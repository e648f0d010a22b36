using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Consents;

/// <summary>A customer's consents, as staff see them on his page.</summary>
public sealed class ReadCustomerConsents(EbokStore store)
{
    /// <summary>For every role; null: there is no such customer.</summary>
    public async Task<ConsentsView?> RunAsync(
        StaffActor staff,
        CustomerId customer,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        return await db.Customers.AnyAsync(c => c.Id == customer, cancel)
            ? await ConsentsQuery.ViewAsync(db, db.Consents.Where(c => c.Customer == customer), page, cancel)
            : null;
    }
}
