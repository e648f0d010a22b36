using Ebok.Core.Customers;
using Ebok.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.DataChanges;

/// <summary>Notices that the billing system has taken accepted changes: an import has brought the new values, or others
/// than were there when they were decided (a street written its own way).</summary>
internal static class DataChangesBilled
{
    /// <summary>Part of the import's transaction; the customers are as they will be stored.</summary>
    public static async Task MarkAsync(
        EbokDb db,
        IReadOnlyList<Customer> changed,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if (changed.Count == 0)
            return;
        var byId = changed.ToDictionary(c => c.Id);
        var ids = byId.Keys.ToArray();
        var open = await db
            .DataChanges.Where(c => c.State == DataChangeState.Accepted && ids.Contains(c.Customer))
            .ToListAsync(cancel);
        foreach (var change in open)
        {
            var items = await db.DataChangeItems.Where(i => i.Change == change.Id).ToListAsync(cancel);
            MarkIfThere(change, items, byId[change.Customer], now);
        }
    }

    /// <summary>Where the file has every new value already.</summary>
    public static void MarkIfThere(
        DataChange change,
        IEnumerable<DataChangeItem> items,
        Customer customer,
        DateTimeOffset now
    )
    {
        if (!items.All(i => IsThere(i, customer.ValueOf(i.Field))))
            return;
        change.State = DataChangeState.Billed;
        change.BilledAt = now;
    }

    private static bool IsThere(DataChangeItem item, string? onFile) =>
        DataFields.AreSame(item.Field, onFile, item.New) || !DataFields.AreSame(item.Field, onFile, item.AtDecision);
}
