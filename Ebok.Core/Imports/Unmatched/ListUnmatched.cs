using Ebok.Core.Data;
using Ebok.Core.Invoices;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports.Unmatched;

/// <summary>An invoice of nobody, or one that was given to a customer by hand.</summary>
/// <param name="Id">To open it by.</param>
/// <param name="Number">As printed.</param>
/// <param name="IssuedOn">Day of issue.</param>
/// <param name="Gross">In its currency.</param>
/// <param name="Currency">PLN, or another.</param>
/// <param name="BuyerName">As on the invoice.</param>
/// <param name="BuyerCode">NrKlienta as on the invoice.</param>
/// <param name="ImportedAt">When it came.</param>
/// <param name="CustomerCode">To whom it was given by hand; null: to nobody yet.</param>
/// <param name="CustomerName">His name.</param>
/// <param name="AssignedAt">When.</param>
/// <param name="AssignedBy">Login of who did it.</param>
public sealed record UnmatchedRow(
    InvoiceId Id,
    string Number,
    DateOnly IssuedOn,
    Money Gross,
    string Currency,
    string BuyerName,
    string? BuyerCode,
    DateTimeOffset ImportedAt,
    string? CustomerCode,
    string? CustomerName,
    DateTimeOffset? AssignedAt,
    string? AssignedBy
);

/// <summary>Invoices that no customer matched: those that wait, and those given by hand.</summary>
public sealed class ListUnmatched(EbokStore store)
{
    private static readonly SortKeys<Invoice> Keys = new SortKeys<Invoice>()
        .With("numer", i => i.Number)
        .With("data", i => i.IssuedOn)
        .With("kwota", i => i.Gross)
        .With("nabywca", i => i.BuyerName)
        .With("przypisano", i => i.AssignedAt);

    /// <summary>For every role. Sorted by <c>numer</c>, <c>data</c>, <c>kwota</c>, <c>nabywca</c>, <c>przypisano</c>.</summary>
    /// <param name="staff">Who asks.</param>
    /// <param name="assigned">Those that were given by hand, newest first; else those that wait, newest first.</param>
    /// <param name="search">Words of number, name or code; null: all.</param>
    /// <param name="sort">By which column.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Page<UnmatchedRow>> RunAsync(
        StaffActor staff,
        bool assigned,
        string? search,
        Sort sort,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var all = (
            assigned ? db.Invoices.Where(i => i.AssignedBy != null) : db.Invoices.Where(i => i.Customer == null)
        ).Search(search, i => i.Number, i => i.BuyerName, i => i.BuyerCode);
        var total = await all.CountAsync(cancel);
        var slice = Keys.Slice(
            db.Invoices,
            all,
            i => i.Id,
            sort,
            new(assigned ? "przypisano" : "data", Down: true),
            page,
            total
        );
        var rows = await slice
            .Rows.Select(i => new
            {
                i.Id,
                i.Number,
                i.IssuedOn,
                i.Gross,
                i.Currency,
                i.BuyerName,
                i.BuyerCode,
                i.ImportedAt,
                i.AssignedAt,
                // Column by column: both at once number all customers first, to take each one's first row.
                Code = db.Customers.Where(c => c.Id == i.Customer).Select(c => c.Code).FirstOrDefault(),
                Name = db.Customers.Where(c => c.Id == i.Customer).Select(c => c.Name).FirstOrDefault(),
                Login = db.Staff.Where(s => s.Id == i.AssignedBy).Select(s => s.Login).FirstOrDefault(),
            })
            .ToListAsync(cancel);
        return slice.Page(
            rows.Select(i => new UnmatchedRow(
                i.Id,
                i.Number,
                i.IssuedOn,
                i.Gross,
                i.Currency,
                i.BuyerName,
                i.BuyerCode,
                i.ImportedAt,
                i.Code,
                i.Name,
                i.AssignedAt,
                i.Login
            ))
        );
    }
}
