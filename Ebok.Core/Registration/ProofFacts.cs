using Ebok.Core.Accounts;
using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Invoices;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Registration;

/// <summary>An invoice as a proof needs it.</summary>
internal sealed record InvoiceFact(
    string Number,
    string SellerNip,
    InvoiceKind Kind,
    DateOnly IssuedOn,
    Money Gross,
    string BuyerName
);

/// <summary>An address on file.</summary>
internal sealed record AddressFact(string? Street, string? PostCode, string? City);

/// <summary>What the file has of a customer. The same questions are asked of the database for a customer that there is
/// not (R3).</summary>
/// <param name="Customer">Null: nobody has this code.</param>
/// <param name="Kind">Person, company or community.</param>
/// <param name="Name">On file.</param>
/// <param name="Nip">On file.</param>
/// <param name="Pesel">On file.</param>
/// <param name="Addresses">Of the customer, and for his letters.</param>
/// <param name="Invoices">Newest first, corrections among them.</param>
/// <param name="Contracts">Their numbers.</param>
/// <param name="AccountEmail">Where somebody has an account already: its address, empty where it has none; null: nobody
/// has.</param>
internal sealed record ProofFacts(
    CustomerId? Customer,
    CustomerKind Kind,
    string Name,
    string? Nip,
    string? Pesel,
    IReadOnlyList<AddressFact> Addresses,
    IReadOnlyList<InvoiceFact> Invoices,
    IReadOnlyList<string> Contracts,
    string? AccountEmail
)
{
    // Of a community with many points as many are issued on one day.
    private const int InvoicesLookedAt = 200;

    public static async Task<ProofFacts> ReadAsync(
        EbokDb db,
        UtilityProfile utility,
        string? code,
        string? login,
        CancellationToken cancel
    )
    {
        code ??= "";
        var customer = await db
            .Customers.AsNoTracking()
            .Where(c => c.Code == code)
            .Select(c => new
            {
                c.Id,
                c.Kind,
                c.Name,
                c.Nip,
                c.Pesel,
                Own = new AddressFact(c.Street, c.PostCode, c.City),
                Mail = new AddressFact(c.MailStreet, c.MailPostCode, c.MailCity),
            })
            .SingleOrDefaultAsync(cancel);
        var id = customer?.Id ?? new CustomerId(Guid.Empty);
        var invoices = await db
            .Invoices.AsNoTracking()
            .Where(i => i.Customer == id)
            .OrderByDescending(i => i.IssuedOn)
            .ThenByDescending(i => i.Id)
            .Take(InvoicesLookedAt)
            .Select(i => new InvoiceFact(i.Number, i.SellerNip, i.Kind, i.IssuedOn, i.Gross, i.BuyerName))
            .ToListAsync(cancel);
        var contracts = await db
            .Contracts.AsNoTracking()
            .Where(c => c.Customer == id)
            .OrderBy(c => c.Id)
            .Select(c => c.Number)
            .Take(InvoicesLookedAt)
            .ToListAsync(cancel);
        var account = await AccountEmailAsync(db, utility, id, login, cancel);
        return new(
            customer?.Id,
            customer?.Kind ?? CustomerKind.Person,
            customer?.Name ?? "",
            customer?.Nip,
            customer?.Pesel,
            customer is null ? [] : [customer.Own, customer.Mail],
            invoices,
            contracts,
            account
        );
    }

    // The login is taken, or, where it is not the customer's code, somebody holds this customer and no other: a manager
    // of many (M3) takes the place of none of them.
    private static async Task<string?> AccountEmailAsync(
        EbokDb db,
        UtilityProfile utility,
        CustomerId id,
        string? login,
        CancellationToken cancel
    )
    {
        var name = LoginName.Normalise(login ?? "");
        var byEmail = utility.SignIn.Kind == LoginKind.Email;
        var holder = await db
            .AccountCustomers.Where(c =>
                byEmail
                && c.Customer == id
                && c.Whole
                && !db.AccountCustomers.Any(other => other.Account == c.Account && other.Customer != id)
                && !db.Managers.Any(m => m.Account == c.Account)
            )
            .Select(c => (AccountId?)c.Account)
            .FirstOrDefaultAsync(cancel);
        var account = holder?.Value ?? Guid.Empty;
        var found = await db
            .Users.AsNoTracking()
            .Where(a => a.NormalizedUserName == name || a.Id == account)
            .Select(a => new { a.Email })
            .FirstOrDefaultAsync(cancel);
        return found is null ? null : found.Email ?? "";
    }
}
