using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Letters;

/// <summary>A letter of the queue.</summary>
/// <param name="Registration">Whose.</param>
/// <param name="Code">Of the customer.</param>
/// <param name="Name">Of the customer.</param>
/// <param name="DecidedAt">Approved.</param>
/// <param name="PrintedAt">Printed last; null: it is to be printed.</param>
public sealed record LetterRow(
    RegistrationId Registration,
    string Code,
    string Name,
    DateTimeOffset? DecidedAt,
    DateTimeOffset? PrintedAt
);

/// <summary>A page of the letters, and how many there are to print and to send.</summary>
/// <param name="ToPrint">That wait for the printer.</param>
/// <param name="Printed">That wait for the post.</param>
/// <param name="Letters">Of those asked for.</param>
public sealed record LettersView(int ToPrint, int Printed, Page<LetterRow> Letters);

/// <summary>Letters to print and to send (K3), the oldest first.</summary>
public sealed class ListLetters(EbokStore store)
{
    private static readonly SortKeys<Letter> Keys = new SortKeys<Letter>()
        .With("nazwa", l => l.Customer.Name)
        .With("kod", l => l.Customer.Code)
        .With("data", l => l.Request.LetterPrintedAt ?? l.Request.DecidedAt);

    /// <summary>For every role. Sorted by <c>nazwa</c>, <c>kod</c>, <c>data</c> (printed, or approved).</summary>
    /// <param name="staff">Who looks.</param>
    /// <param name="printed">Those that are printed and not sent; false: those to print.</param>
    /// <param name="text">In the customer's name or code; null: all.</param>
    /// <param name="sort">By what.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancel">Of the request.</param>
    public async Task<LettersView> RunAsync(
        StaffActor staff,
        bool printed,
        string? text,
        Sort sort,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var toPrint = await Of(db, printed: false).CountAsync(cancel);
        var toSend = await Of(db, printed: true).CountAsync(cancel);
        var found = Of(db, printed).Search(text, l => l.Customer.Name, l => l.Customer.Code);
        var total =
            !string.IsNullOrWhiteSpace(text) ? await found.CountAsync(cancel)
            : printed ? toSend
            : toPrint;
        var (number, size, skip) = page.Within(total);
        var rows = await (Keys.Apply(found, sort) ?? found.OrderBy(l => l.Request.SubmittedAt))
            .ThenBy(l => l.Request.Id)
            .Skip(skip)
            .Take(size)
            .Select(l => new LetterRow(
                l.Request.Id,
                l.Customer.Code,
                l.Customer.Name,
                l.Request.DecidedAt,
                l.Request.LetterPrintedAt
            ))
            .ToListAsync(cancel);
        return new(toPrint, toSend, new(rows, number, size, total));
    }

    private static IQueryable<Letter> Of(EbokDb db, bool printed)
    {
        var state = printed ? RegistrationState.LetterPrinted : RegistrationState.LetterToPrint;
        return from request in db.Registrations
            join customer in db.Customers on request.Customer equals customer.Id
            where request.State == state
            select new Letter { Request = request, Customer = customer };
    }

    private sealed class Letter
    {
        public required RegistrationRequest Request { get; init; }
        public required Customer Customer { get; init; }
    }
}
