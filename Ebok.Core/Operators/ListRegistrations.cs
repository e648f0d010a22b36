using Ebok.Core.CustomerSearch;
using Ebok.Core.Data;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Operators;

/// <summary>A registration in the queue.</summary>
/// <param name="Id">To open it by.</param>
/// <param name="State">Where it stands.</param>
/// <param name="SubmittedAt">Sent in.</param>
/// <param name="Name">As entered; the login where no name was asked for.</param>
/// <param name="Code">Customer code or number as entered.</param>
/// <param name="Email">As entered.</param>
/// <param name="Differences">Comparisons that failed when it was sent in.</param>
/// <param name="Found">Whether the customer was found.</param>
public sealed record RegistrationRow(
    RegistrationId Id,
    RegistrationState State,
    DateTimeOffset SubmittedAt,
    string Name,
    string? Code,
    string Email,
    int Differences,
    bool Found
);

/// <summary>What is asked of the queue.</summary>
/// <param name="State">Where they stand.</param>
/// <param name="Text">In login, e-mail, or code and name of the customer on file; null: all.</param>
/// <param name="From">Sent in on that day or later.</param>
/// <param name="To">Sent in on that day or before.</param>
public sealed record RegistrationFilter(
    RegistrationState State,
    string? Text = null,
    DateOnly? From = null,
    DateOnly? To = null
);

/// <summary>A page of the queue, and how many there are in each state.</summary>
public sealed record RegistrationsView(
    IReadOnlyDictionary<RegistrationState, int> Counts,
    Page<RegistrationRow> Registrations
);

/// <summary>The queue of registrations (O1): what waits first in first out, what is done newest first.</summary>
public sealed class ListRegistrations(EbokStore store)
{
    private static readonly RegistrationState[] Waiting =
    [
        RegistrationState.BeingChecked,
        RegistrationState.LetterToPrint,
        RegistrationState.LetterPrinted,
    ];

    private static readonly SortKeys<RegistrationRequest> Keys = new SortKeys<RegistrationRequest>()
        .With("email", r => r.Email)
        .With("data", r => r.SubmittedAt)
        .With("login", r => r.Login);

    /// <summary>For every role. Sorted by <c>email</c>, <c>data</c>, <c>login</c>.</summary>
    public async Task<RegistrationsView> RunAsync(
        StaffActor staff,
        RegistrationFilter filter,
        Sort sort,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = store.Read(staff.Utility);
        var counts = await db
            .Registrations.GroupBy(r => r.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var all = Matching(db, filter);
        var total = await all.CountAsync(cancel);
        var usual = new Sort("data", Down: !Waiting.Contains(filter.State));
        var slice = Keys.Slice(db.Registrations, all, r => r.Id, sort, usual, page, total);
        return new(counts, slice.Page((await slice.Rows.ToListAsync(cancel)).Select(RowOf)));
    }

    private static IQueryable<RegistrationRequest> Matching(EbokDb db, RegistrationFilter filter)
    {
        var all = db.Registrations.Where(r => r.State == filter.State);
        if (filter.From is { } from)
        {
            var begins = WarsawTime.StartOf(from);
            all = all.Where(r => r.SubmittedAt >= begins);
        }
        if (filter.To is { } to)
        {
            var ends = WarsawTime.StartOf(to.AddDays(1));
            all = all.Where(r => r.SubmittedAt < ends);
        }
        return all.Search(filter.Text, db.SearchTerms, r => r.Customer, r => r.Login, r => r.Email);
    }

    private static RegistrationRow RowOf(RegistrationRequest request)
    {
        var fields = RegistrationValues.Of(request).Fields;
        return new(
            request.Id,
            request.State,
            request.SubmittedAt,
            fields.GetValueOrDefault(FieldKey.BuyerName) ?? request.Login,
            fields.GetValueOrDefault(FieldKey.CustomerCode) ?? fields.GetValueOrDefault(FieldKey.InvoiceNumber),
            request.Email,
            request.ProofsFailed.Split(',', StringSplitOptions.RemoveEmptyEntries).Length,
            request.Customer is not null
        );
    }
}
