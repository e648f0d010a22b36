using Ebok.Core.Data;
using Ebok.Core.Imports.Invoices;
using Ebok.Core.Invoices;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports.Unmatched;

/// <summary>Why a customer may be the one.</summary>
public enum SuggestionReason
{
    /// <summary>The account to pay to is his.</summary>
    Account,

    /// <summary>The contract that the invoice names is his.</summary>
    Contract,

    /// <summary>His NIP is the buyer's.</summary>
    Nip,
}

/// <summary>A customer who may be the one.</summary>
/// <param name="Id">To give him the invoice.</param>
/// <param name="Code">As printed on invoices.</param>
/// <param name="Name">On file.</param>
/// <param name="Address">In one line.</param>
/// <param name="Reasons">What points at him.</param>
public sealed record Suggestion(
    CustomerId Id,
    string Code,
    string Name,
    string Address,
    IReadOnlyList<SuggestionReason> Reasons
);

/// <summary>An invoice of nobody in full, and who may be its customer.</summary>
/// <param name="Row">As in the list.</param>
/// <param name="SellerName">As on the invoice.</param>
/// <param name="BuyerTaxId">NIP as on the invoice.</param>
/// <param name="BuyerAddress">As on the invoice.</param>
/// <param name="Accounts">Accounts to pay to.</param>
/// <param name="Contracts">Numbers of contracts that it names.</param>
/// <param name="Suggestions">Customers whom something of it points at.</param>
/// <param name="SameBuyer">How many others of nobody have the very same buyer data.</param>
/// <param name="Remembered">The next import gives such invoices to the same customer.</param>
public sealed record UnmatchedView(
    UnmatchedRow Row,
    string SellerName,
    string? BuyerTaxId,
    IReadOnlyList<string> BuyerAddress,
    IReadOnlyList<string> Accounts,
    IReadOnlyList<string> Contracts,
    IReadOnlyList<Suggestion> Suggestions,
    int SameBuyer,
    bool Remembered
);

/// <summary>One invoice of nobody.</summary>
public sealed class ReadUnmatched(EbokStore store)
{
    /// <summary>For every role; null where there is none, or the import matched it.</summary>
    public async Task<UnmatchedView?> RunAsync(StaffActor staff, InvoiceId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var found = await db
            .Invoices.Where(i => i.Id == id && (i.Customer == null || i.AssignedBy != null))
            .Select(i => new
            {
                Invoice = i,
                Content = db.InvoiceBodies.Where(b => b.Invoice == i.Id).Select(b => b.Content).FirstOrDefault(),
                // Column by column, as in the list.
                Code = db.Customers.Where(c => c.Id == i.Customer).Select(c => c.Code).FirstOrDefault(),
                Name = db.Customers.Where(c => c.Id == i.Customer).Select(c => c.Name).FirstOrDefault(),
                Login = db.Staff.Where(s => s.Id == i.AssignedBy).Select(s => s.Login).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancel);
        if (found is null)
            return null;
        var invoice = found.Invoice;
        var content = found.Content is null ? null : InvoiceJson.Deserialize(found.Content);
        var key = content is null ? null : BuyerKey.Of(content);
        var accounts = content is null ? [] : IncomingInvoice.AccountsOf(content);
        var contracts = content is null ? [] : IncomingInvoice.ContractsOf(content);
        return new(
            new UnmatchedRow(
                invoice.Id,
                invoice.Number,
                invoice.IssuedOn,
                invoice.Gross,
                invoice.Currency,
                invoice.BuyerName,
                invoice.BuyerCode,
                invoice.ImportedAt,
                found.Code,
                found.Name,
                invoice.AssignedAt,
                found.Login
            ),
            invoice.SellerName,
            content?.Buyer.TaxId,
            content?.Buyer.Address ?? [],
            accounts,
            contracts,
            await SuggestAsync(db, accounts, contracts, content?.Buyer.TaxId, cancel),
            key is null ? 0 : (await SameBuyer.FindAsync(db, invoice, key, cancel)).Count,
            key is not null && await db.BuyerRules.AnyAsync(r => r.Key == key, cancel)
        );
    }

    private static async Task<IReadOnlyList<Suggestion>> SuggestAsync(
        EbokDb db,
        IReadOnlyList<string> accounts,
        IReadOnlyList<string> contracts,
        string? nip,
        CancellationToken cancel
    )
    {
        const int Most = 5;
        var byContract = db.Contracts.Where(c => contracts.Contains(c.Number)).Select(c => c.Customer);
        var found = await db
            .Customers.Where(c =>
                c.Account != null && accounts.Contains(c.Account)
                || byContract.Contains(c.Id)
                || nip != null && c.Nip == nip
            )
            .OrderBy(c => c.Code)
            .Take(Most)
            .Select(c => new { Customer = c, ByContract = byContract.Contains(c.Id) })
            .ToListAsync(cancel);
        return
        [
            .. found.Select(f => new Suggestion(
                f.Customer.Id,
                f.Customer.Code,
                f.Customer.Name,
                string.Join(
                    ", ",
                    new[] { f.Customer.Street, $"{f.Customer.PostCode} {f.Customer.City}".Trim() }.Where(p =>
                        !string.IsNullOrEmpty(p)
                    )
                ),
                [
                    .. new[]
                    {
                        (SuggestionReason.Account, f.Customer.Account is { } a && accounts.Contains(a)),
                        (SuggestionReason.Contract, f.ByContract),
                        (SuggestionReason.Nip, nip is not null && f.Customer.Nip == nip),
                    }
                        .Where(r => r.Item2)
                        .Select(r => r.Item1),
                ]
            )),
        ];
    }
}

/// <summary>Other invoices of nobody that say the very same of their buyer.</summary>
internal static class SameBuyer
{
    // What is more than that the next import finds.
    private const int Most = 500;

    internal static async Task<List<InvoiceId>> FindAsync(
        EbokDb db,
        Invoice invoice,
        byte[] key,
        CancellationToken cancel
    )
    {
        var candidates = await db
            .Invoices.Where(i => i.Customer == null && i.Id != invoice.Id)
            .Where(i => i.BuyerName == invoice.BuyerName && i.BuyerCode == invoice.BuyerCode)
            .OrderBy(i => i.Id)
            .Take(Most)
            .Join(db.InvoiceBodies, i => i.Id, b => b.Invoice, (i, b) => new { i.Id, b.Content })
            .ToListAsync(cancel);
        return
        [
            .. candidates
                .Where(c => BuyerKey.Of(InvoiceJson.Deserialize(c.Content)).AsSpan().SequenceEqual(key))
                .Select(c => c.Id),
        ];
    }
}
