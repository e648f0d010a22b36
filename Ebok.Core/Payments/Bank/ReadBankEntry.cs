using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Payments.Bank;

/// <summary>What an entry was put on.</summary>
/// <param name="Customer">Whose.</param>
/// <param name="Code">His code.</param>
/// <param name="Name">His name.</param>
/// <param name="Concerns">The document; empty: none.</param>
/// <param name="Amount">With how much.</param>
/// <param name="Booked">The billing system has it.</param>
public sealed record BankEntryPart(
    CustomerId Customer,
    string Code,
    string Name,
    string Concerns,
    Money Amount,
    bool Booked
);

/// <summary>A document of the customer chosen, on which an entry can be put.</summary>
/// <param name="SellerNip">To which company.</param>
/// <param name="Number">Its number.</param>
/// <param name="DueOn">Due date.</param>
/// <param name="Left">What is left of it.</param>
/// <param name="Proposed">With how much the entry would be put on it.</param>
/// <param name="UnderCollection">Under debt collection.</param>
public sealed record BankEntryDue(
    string SellerNip,
    string Number,
    DateOnly? DueOn,
    Money Left,
    Money Proposed,
    bool UnderCollection
);

/// <summary>The customer on whose documents an entry is to be put.</summary>
/// <param name="Customer">Who.</param>
/// <param name="Code">His code.</param>
/// <param name="Name">His name.</param>
/// <param name="Dues">His documents.</param>
public sealed record BankEntryCustomer(CustomerId Customer, string Code, string Name, IReadOnlyList<BankEntryDue> Dues);

/// <summary>An entry of a bank statement.</summary>
public sealed record BankEntryView
{
    /// <summary>As in the list.</summary>
    public required BankEntryRow Row { get; init; }

    /// <summary>Of the page that was looked at: a second clerk is told.</summary>
    public required int Version { get; init; }

    /// <summary>From which account.</summary>
    public required string PayerAccount { get; init; }

    /// <summary>The bank's reference.</summary>
    public required string Reference { get; init; }

    /// <summary>Account of the statement.</summary>
    public required string Account { get; init; }

    /// <summary>Statement, file, line.</summary>
    public required string Statement { get; init; }

    /// <inheritdoc cref="Statement"/>
    public required string File { get; init; }

    /// <inheritdoc cref="Statement"/>
    public required int Line { get; init; }

    /// <summary>Why it was dismissed.</summary>
    public string? Note { get; init; }

    /// <summary>What it was put on.</summary>
    public required IReadOnlyList<BankEntryPart> Parts { get; init; }

    /// <summary>The customer chosen.</summary>
    public BankEntryCustomer? Chosen { get; init; }
}

/// <summary>One entry, and the documents of a customer that staff have chosen for it.</summary>
public sealed class ReadBankEntry(EbokStore store)
{
    private const int MostDues = 60;

    /// <summary>Null where there is no such entry. For every role.</summary>
    public async Task<BankEntryView?> RunAsync(
        StaffActor staff,
        BankEntryId id,
        CustomerId? chosen,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        if (await db.BankEntries.SingleOrDefaultAsync(e => e.Id == id, cancel) is not { } entry)
            return null;
        var origin = id.Value;
        var parts = await db
            .Ledger.Where(l => l.Origin == origin)
            .Join(
                db.Customers,
                l => l.Customer,
                c => c.Id,
                (l, c) =>
                    new
                    {
                        Entry = l,
                        c.Code,
                        c.Name,
                    }
            )
            .OrderBy(p => p.Entry.Id)
            .Select(p => new BankEntryPart(
                p.Entry.Customer,
                p.Code,
                p.Name,
                p.Entry.Concerns,
                p.Entry.Amount,
                p.Entry.BookedAs != null
            ))
            .ToListAsync(cancel);
        var left = entry.Amount - new Money(parts.Sum(p => p.Amount.Grosze));
        return new()
        {
            Row = new(
                entry.Id,
                entry.On,
                entry.Amount,
                entry.Currency,
                left,
                entry.Payer,
                entry.Title,
                entry.State,
                entry.Found,
                null
            ),
            Version = entry.Version,
            PayerAccount = entry.PayerAccount,
            Reference = entry.Reference,
            Account = entry.Account,
            Statement = entry.Statement,
            File = entry.File,
            Line = entry.Line,
            Note = entry.Note,
            Parts = parts,
            Chosen = chosen is { } customer ? await ChosenAsync(db, entry, left, customer, cancel) : null,
        };
    }

    private static async Task<BankEntryCustomer?> ChosenAsync(
        EbokDb db,
        BankEntry entry,
        Money left,
        CustomerId id,
        CancellationToken cancel
    )
    {
        var customer = await db
            .Customers.Where(c => c.Id == id)
            .Select(c => new { c.Code, c.Name })
            .SingleOrDefaultAsync(cancel);
        if (customer is null)
            return null;
        var rows = await DuesAsync(db, entry, id, cancel);
        var numbers = TitleNumbers.Of(entry.Title);
        var open = rows.ConvertAll(r => new OpenDue(r.SellerNip, r.Number, r.Left));
        var parts = Allocation.Of(
            left > Money.Zero ? left : Money.Zero,
            open.Where(d => numbers.Contains(d.Number)),
            open,
            ""
        );
        return new(
            id,
            customer.Code,
            customer.Name,
            [
                .. rows.Select(r =>
                    r with
                    {
                        Proposed =
                            parts.FirstOrDefault(p => (p.SellerNip, p.Concerns) == (r.SellerNip, r.Number))?.Amount
                            ?? Money.Zero,
                    }
                ),
            ]
        );
    }

    internal static async Task<List<BankEntryDue>> DuesAsync(
        EbokDb db,
        BankEntry entry,
        CustomerId customer,
        CancellationToken cancel
    )
    {
        var invoices = await db
            .Invoices.Where(i => i.Customer == customer && i.Left > Money.Zero && i.Currency == entry.Currency)
            .Where(i => entry.SellerNip == null || i.SellerNip == entry.SellerNip)
            .OrderBy(i => i.DueOn)
            .Take(MostDues)
            .Select(i => new
            {
                i.SellerNip,
                i.Number,
                i.DueOn,
                i.Left,
                i.UnderCollection,
            })
            .ToListAsync(cancel);
        var charges = await db
            .Ledger.Where(e => e.Customer == customer && e.Left > Money.Zero && entry.Currency == "PLN")
            .Where(e => entry.SellerNip == null || e.SellerNip == entry.SellerNip)
            .OrderBy(e => e.DueOn)
            .Take(MostDues)
            .Select(e => new
            {
                e.SellerNip,
                e.Number,
                e.DueOn,
                e.Left,
                e.UnderCollection,
            })
            .ToListAsync(cancel);
        return
        [
            .. invoices
                .Concat(charges)
                .OrderBy(d => d.DueOn ?? DateOnly.MaxValue)
                .Select(d => new BankEntryDue(d.SellerNip, d.Number, d.DueOn, d.Left, Money.Zero, d.UnderCollection)),
        ];
    }
}
