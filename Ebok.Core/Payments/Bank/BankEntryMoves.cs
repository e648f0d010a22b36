using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Payments.Bank;

/// <summary>Puts bank entries on documents and takes them off again, in the transaction that decides it.</summary>
internal static class BankEntryMoves
{
    /// <summary>The entry, tracked and held until the transaction ends; null where there is none.</summary>
    public static async Task<BankEntry?> LockAsync(this EbokDb db, BankEntryId id, CancellationToken cancel)
    {
        var held = await db
            .BankEntries.Where(e => e.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Version, e => e.Version + 1), cancel);
        return held == 0 ? null : await db.BankEntries.SingleAsync(e => e.Id == id, cancel);
    }

    /// <summary>Payments of the ledger for these parts; not saved yet.</summary>
    public static IEnumerable<LedgerEntry> PaymentsOf(
        this BankEntry entry,
        CustomerId customer,
        IEnumerable<AllocatedPart> parts
    ) =>
        parts.Select(p => new LedgerEntry
        {
            Id = LedgerEntryId.New(),
            Utility = entry.Utility,
            Customer = customer,
            SellerNip = p.SellerNip,
            Kind = LedgerKind.Payment,
            Number = entry.Number,
            Concerns = p.Concerns,
            On = entry.On,
            Amount = p.Amount,
            Title = entry.Title.Length > 0 ? entry.Title : null,
            Source = LedgerSource.Bank,
            Origin = entry.Id.Value,
        });

    /// <summary>Takes an entry off all that it was put on; what is left of the documents is reckoned anew.</summary>
    public static async Task TakeOffAsync(this EbokDb db, BankEntry entry, CancellationToken cancel)
    {
        var origin = entry.Id.Value;
        var payments = await db.Ledger.Where(e => e.Origin == origin).ToListAsync(cancel);
        db.Ledger.RemoveRange(payments);
        entry.Found = BankEntryFound.No;
        await db.SaveChangesAsync(cancel);
        await SettleDocuments.AfterUndoAsync(db, payments, cancel);
    }
}
