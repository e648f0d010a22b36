using Ebok.Core.Data;
using Ebok.Core.Payments.Bank;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports.Bank;

/// <summary>Whose a payment is, and what it pays.</summary>
/// <param name="Customer">Whose.</param>
/// <param name="Code">His code.</param>
/// <param name="By">By what he was found.</param>
/// <param name="Parts">What it pays.</param>
internal sealed record FoundPayer(
    CustomerId Customer,
    string Code,
    BankEntryFound By,
    IReadOnlyList<AllocatedPart> Parts
);

/// <summary>Finds the customer of a payment: by his individual account, then by invoices in the title, which must all be
/// of one customer. In doubt nobody is found.</summary>
/// <param name="utility">Where.</param>
/// <param name="keep">On a dry run: what was allocated once stays in mind, since nothing is stored.</param>
internal sealed class BankPayers(UtilityProfile utility, bool keep)
{
    private readonly HashSet<string> own = [.. utility.Companies.Select(c => BankText.Account(c.BankAccount))];
    private readonly Dictionary<CustomerId, List<OpenDue>> dues = [];

    /// <summary>What was stored meanwhile is read anew.</summary>
    public void NextBatch()
    {
        if (!keep)
            dues.Clear();
    }

    public async Task<FoundPayer?> FindAsync(EbokDb db, BankLine line, string? seller, CancellationToken cancel)
    {
        if (line.Currency != "PLN")
            return null;
        var accounts = line.Accounts.Where(a => !own.Contains(a)).ToArray();
        var byAccount =
            accounts.Length == 0
                ? []
                : await db
                    .Customers.Where(c => accounts.Contains(c.Account!))
                    .Select(c => new { c.Id, c.Code })
                    .Take(2)
                    .ToListAsync(cancel);
        var guesses = TitleNumbers.Of(line.Title);
        var named = await NamedAsync(db, guesses, seller, cancel);
        if (byAccount.Count == 1)
        {
            var customer = byAccount[0];
            return await AllocateAsync(
                db,
                line,
                seller,
                customer.Id,
                customer.Code,
                named,
                BankEntryFound.ByAccount,
                cancel
            );
        }
        // Two customers with one account, or invoices of two: staff know better.
        if (byAccount.Count > 1 || named.Select(n => n.Customer).Distinct().Take(2).Count() != 1)
            return null;
        var whose = named[0].Customer;
        var code = await db.Customers.Where(c => c.Id == whose).Select(c => c.Code).SingleAsync(cancel);
        return await AllocateAsync(db, line, seller, whose, code, named, BankEntryFound.ByInvoice, cancel);
    }

    private async Task<FoundPayer> AllocateAsync(
        EbokDb db,
        BankLine line,
        string? seller,
        CustomerId customer,
        string code,
        IReadOnlyList<(CustomerId Customer, string SellerNip, string Number)> named,
        BankEntryFound by,
        CancellationToken cancel
    )
    {
        if (!dues.TryGetValue(customer, out var open))
            dues[customer] = open = await DuesAsync(db, customer, cancel);
        var payable = open.Where(d => seller is null || d.SellerNip == seller).ToList();
        var first = named
            .Where(n => n.Customer == customer)
            .Select(n => payable.Find(d => (d.SellerNip, d.Number) == (n.SellerNip, n.Number)))
            .OfType<OpenDue>()
            .ToList();
        // Who named documents chose them: what is over is not put on others, unless the account says that it is his.
        var others = by == BankEntryFound.ByAccount ? payable : [];
        var ofRest =
            seller
            ?? first.Concat(payable).FirstOrDefault()?.SellerNip
            ?? named.FirstOrDefault(n => n.Customer == customer).SellerNip
            ?? utility.Companies[0].Nip;
        var parts = Allocation.Of(line.Amount, first, others, ofRest);
        foreach (var part in parts)
        {
            var at = open.FindIndex(d => (d.SellerNip, d.Number) == (part.SellerNip, part.Concerns));
            if (at >= 0)
                open[at] = open[at] with { Left = open[at].Left - part.Amount };
        }
        return new(customer, code, by, parts);
    }

    // Named ones count whatever is left of them: who pays an invoice twice is still its customer.
    private static async Task<IReadOnlyList<(CustomerId Customer, string SellerNip, string Number)>> NamedAsync(
        EbokDb db,
        IReadOnlyList<string> guesses,
        string? seller,
        CancellationToken cancel
    )
    {
        if (guesses.Count == 0)
            return [];
        var numbers = guesses.ToArray();
        var invoices = await db
            .Invoices.Where(i => i.Customer != null && numbers.Contains(i.Number))
            .Where(i => seller == null || i.SellerNip == seller)
            .Select(i => new
            {
                Customer = i.Customer!.Value,
                i.SellerNip,
                i.Number,
            })
            .ToListAsync(cancel);
        var charges = await db
            .Ledger.Where(e => e.Left > Money.Zero && numbers.Contains(e.Number))
            .Where(e => seller == null || e.SellerNip == seller)
            .Select(e => new
            {
                e.Customer,
                e.SellerNip,
                e.Number,
            })
            .ToListAsync(cancel);
        return
        [
            .. invoices
                .Concat(charges)
                .Select(d => (d.Customer, d.SellerNip, d.Number))
                .Distinct()
                .OrderBy(d => guesses.ToList().IndexOf(d.Number)),
        ];
    }

    // The oldest due first. What is under collection is for the billing system to settle.
    private static async Task<List<OpenDue>> DuesAsync(EbokDb db, CustomerId customer, CancellationToken cancel)
    {
        var invoices = await db
            .Invoices.Where(i =>
                i.Customer == customer && i.Left > Money.Zero && i.Currency == "PLN" && !i.UnderCollection
            )
            .Select(i => new
            {
                i.SellerNip,
                i.Number,
                i.Left,
                i.DueOn,
                On = i.IssuedOn,
            })
            .ToListAsync(cancel);
        var charges = await db
            .Ledger.Where(e => e.Customer == customer && e.Left > Money.Zero && !e.UnderCollection)
            .Select(e => new
            {
                e.SellerNip,
                e.Number,
                e.Left,
                e.DueOn,
                e.On,
            })
            .ToListAsync(cancel);
        return
        [
            .. invoices
                .Concat(charges)
                .OrderBy(d => d.DueOn ?? DateOnly.MaxValue)
                .ThenBy(d => d.On)
                .Select(d => new OpenDue(d.SellerNip, d.Number, d.Left)),
        ];
    }
}
