using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Payments.Bank;

/// <summary>With how much staff put an entry on a document.</summary>
/// <param name="SellerNip">To which company.</param>
/// <param name="Number">The document; empty: on none, it stays the customer's.</param>
/// <param name="Amount">Above zero.</param>
public sealed record WishedPart(string SellerNip, string Number, Money Amount);

/// <summary>More than is left of a document.</summary>
/// <param name="Number">Of the document.</param>
/// <param name="Left">What is left of it.</param>
public sealed record MoreThanLeft(string Number, Money Left) : Refusal;

/// <summary>More than is left of the entry.</summary>
/// <param name="Left">What is left of it.</param>
public sealed record MoreThanEntry(Money Left) : Refusal;

/// <summary>No amount above zero was given.</summary>
public sealed record NothingAllocated : Refusal;

/// <summary>An entry in this state cannot be decided so.</summary>
public sealed record NotInThisState : Refusal;

/// <summary>Staff decide over entries of bank statements (O5): put them on documents of one or several customers, take
/// them off again, or say that they are no customer's. Clerks and above; each act is in the audit trail.</summary>
public sealed class DecideBankEntry(EbokStore store, UtilityCatalog utilities, AuditTrail audit)
{
    /// <summary>Longest note.</summary>
    public const int LongestNote = 1000;

    /// <summary>Puts it on documents of a customer; answers what of it is left.</summary>
    public Task<Result<Money>> AllocateAsync(
        StaffActor staff,
        BankEntryId id,
        int version,
        CustomerId customer,
        IReadOnlyList<WishedPart> wished,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(wished);
        return RunAsync(
            staff,
            id,
            version,
            AuditAct.BankEntryAllocated,
            async (db, entry) =>
            {
                if (entry.State != BankEntryState.Unallocated || entry.Amount <= Money.Zero)
                    return new NotInThisState();
                var parts = wished.Where(w => w.Amount > Money.Zero).ToList();
                if (parts.Count == 0)
                    return new NothingAllocated();
                if (!await db.Customers.AnyAsync(c => c.Id == customer, cancel))
                    return NotFound.Instance;
                var origin = id.Value;
                var before = await db.Ledger.Where(l => l.Origin == origin).ToListAsync(cancel);
                var left = entry.Amount.Grosze - before.Sum(b => b.Amount.Grosze);
                if (parts.Sum(p => (decimal)p.Amount.Grosze) > left)
                    return new MoreThanEntry(new Money(left));
                var dues = await ReadBankEntry.DuesAsync(db, entry, customer, cancel);
                foreach (var part in parts.Where(p => p.Number.Length > 0))
                {
                    var due = dues.Find(d => (d.SellerNip, d.Number) == (part.SellerNip, part.Number));
                    if (due is null)
                        return NotFound.Instance;
                    if (
                        parts
                            .Where(p => (p.SellerNip, p.Number) == (part.SellerNip, part.Number))
                            .Sum(p => p.Amount.Grosze) > due.Left.Grosze
                    )
                        return new MoreThanLeft(part.Number, due.Left);
                }
                var seller =
                    entry.SellerNip
                    ?? parts.Find(p => p.Number.Length > 0)?.SellerNip
                    ?? utilities.Of(staff).Companies[0].Nip;
                // On none twice is one sum, as on a document twice; so is what was put there before.
                foreach (var sum in parts.GroupBy(p => p.Number.Length > 0 ? (p.SellerNip, p.Number) : (seller, "")))
                {
                    var amount = new Money(sum.Sum(p => p.Amount.Grosze));
                    var there = before.Find(b =>
                        b.Customer == customer && (b.SellerNip, b.Concerns) == (sum.Key.Item1, sum.Key.Item2)
                    );
                    if (there is not null)
                        there.Amount += amount;
                    else
                        db.Ledger.AddRange(entry.PaymentsOf(customer, [new(sum.Key.Item1, sum.Key.Item2, amount)]));
                }
                var rest = new Money(left - parts.Sum(p => p.Amount.Grosze));
                if (rest.IsZero)
                    entry.State = BankEntryState.Allocated;
                entry.Found = BankEntryFound.ByHand;
                await db.SaveChangesAsync(cancel);
                await SettleDocuments.RunAsync(
                    db,
                    [.. parts.Select(p => p.Number).Where(n => n.Length > 0).Distinct()],
                    cancel
                );
                await db.SaveChangesAsync(cancel);
                await BookPayments.RunAsync(db, [customer], cancel);
                return rest;
            },
            cancel
        );
    }

    /// <summary>Takes it off all documents, or takes back that it is no customer's; it waits for staff again.</summary>
    public Task<Result<Money>> UndoAsync(StaffActor staff, BankEntryId id, int version, CancellationToken cancel) =>
        RunAsync(
            staff,
            id,
            version,
            AuditAct.BankEntryFreed,
            async (db, entry) =>
            {
                if (entry.State is BankEntryState.Reversed or BankEntryState.OfGateway)
                    return new NotInThisState();
                await db.TakeOffAsync(entry, cancel);
                (entry.State, entry.Note) = (BankEntryState.Unallocated, null);
                return entry.Amount;
            },
            cancel
        );

    /// <summary>It is no customer's payment.</summary>
    public Task<Result<Money>> DismissAsync(
        StaffActor staff,
        BankEntryId id,
        int version,
        string? note,
        CancellationToken cancel
    ) =>
        RunAsync(
            staff,
            id,
            version,
            AuditAct.BankEntryDismissed,
            async (db, entry) =>
            {
                if (string.IsNullOrWhiteSpace(note) || note.Trim().Length > LongestNote)
                    return new ReasonMissing();
                var origin = id.Value;
                if (
                    entry.State != BankEntryState.Unallocated
                    || await db.Ledger.AnyAsync(l => l.Origin == origin, cancel)
                )
                    return new NotInThisState();
                (entry.State, entry.Note) = (BankEntryState.Dismissed, note.Trim());
                return entry.Amount;
            },
            cancel
        );

    private async Task<Result<Money>> RunAsync(
        StaffActor staff,
        BankEntryId id,
        int version,
        AuditAct act,
        Func<EbokDb, BankEntry, Task<Result<Money>>> decide,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        try
        {
            return await store.WriteAsync(
                staff.Utility,
                async db =>
                {
                    if (await db.LockAsync(id, cancel) is not { } entry)
                        throw new Refused(NotFound.Instance);
                    if (entry.Version != version + 1)
                        throw new Refused(ChangedMeanwhile.Instance);
                    var result = await decide(db, entry);
                    if (!result.TryGet(out _, out var refusal))
                        throw new Refused(refusal);
                    await audit.AddAsync(db, staff, act, id.Value, entry.Number, cancel);
                    return result;
                },
                cancel
            );
        }
        catch (Refused refused)
        {
            return refused.Why;
        }
    }

    // Ends the transaction with nothing written.
    private sealed class Refused(Refusal why) : Exception
    {
        public Refusal Why => why;
    }
}
