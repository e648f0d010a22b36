using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Payments.Bank;

/// <summary>An entry of a bank statement, in staff's list.</summary>
/// <param name="Id">To open it by.</param>
/// <param name="On">Day of booking.</param>
/// <param name="Amount">Amount; below zero for money taken back.</param>
/// <param name="Currency">Currency.</param>
/// <param name="Left">What of it is put on nobody yet.</param>
/// <param name="Payer">From whom.</param>
/// <param name="Title">What for.</param>
/// <param name="State">What became of it.</param>
/// <param name="Found">By what it found its customer.</param>
/// <param name="Customer">Code of the customer; null where none or several.</param>
public sealed record BankEntryRow(
    BankEntryId Id,
    DateOnly On,
    Money Amount,
    string Currency,
    Money Left,
    string Payer,
    string Title,
    BankEntryState State,
    BankEntryFound Found,
    string? Customer
);

/// <summary>Entries of one state, and how many there are of each.</summary>
public sealed record BankEntriesView(Page<BankEntryRow> Entries, IReadOnlyDictionary<BankEntryState, int> Counts);

/// <summary>Entries of bank statements by state, the newest first (O5). For every role.</summary>
public sealed class ListBankEntries(EbokStore store)
{
    private static readonly SortKeys<BankEntry> Keys = new SortKeys<BankEntry>()
        .With("data", e => e.On)
        .With("nadawca", e => e.Payer)
        .With("kwota", e => e.Amount);

    /// <summary>One page of them. Sorted by <c>data</c>, <c>nadawca</c>, <c>kwota</c>.</summary>
    /// <param name="staff">Who asks.</param>
    /// <param name="state">Which.</param>
    /// <param name="search">Words of payer and title; null: all.</param>
    /// <param name="sort">By which column.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<BankEntriesView> RunAsync(
        StaffActor staff,
        BankEntryState state,
        string? search,
        Sort sort,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var counts = await db
            .BankEntries.GroupBy(e => e.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var all = db.BankEntries.Where(e => e.State == state).Search(search, e => e.Payer, e => e.Title);
        var total = await all.CountAsync(cancel);
        var slice = Keys.Slice(db.BankEntries, all, e => e.Id, sort, new("data", Down: true), page, total);
        var entries = await slice.Rows.ToListAsync(cancel);
        var ids = entries.Select(e => e.Id.Value).ToList();
        var put = (
            await db
                .Ledger.Where(l => ids.Contains(l.Origin!.Value))
                .Join(
                    db.Customers,
                    l => l.Customer,
                    c => c.Id,
                    (l, c) =>
                        new
                        {
                            l.Origin,
                            l.Amount,
                            c.Code,
                        }
                )
                .ToListAsync(cancel)
        ).ToLookup(l => l.Origin!.Value);
        return new(
            slice.Page(
                entries.Select(e => new BankEntryRow(
                    e.Id,
                    e.On,
                    e.Amount,
                    e.Currency,
                    e.Amount - new Money(put[e.Id.Value].Sum(p => p.Amount.Grosze)),
                    e.Payer,
                    e.Title,
                    e.State,
                    e.Found,
                    put[e.Id.Value].Select(p => p.Code).Distinct().ToList() is [var only] ? only : null
                ))
            ),
            counts
        );
    }
}
