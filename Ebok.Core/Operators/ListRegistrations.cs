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

    /// <summary>For every role.</summary>
    public async Task<RegistrationsView> RunAsync(
        StaffActor staff,
        RegistrationState state,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var counts = await db
            .Registrations.GroupBy(r => r.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var (number, size, skip) = page.Within(counts.GetValueOrDefault(state));
        var all = db.Registrations.Where(r => r.State == state);
        var sorted = Waiting.Contains(state)
            ? all.OrderBy(r => r.SubmittedAt).ThenBy(r => r.Id)
            : all.OrderByDescending(r => r.SubmittedAt).ThenByDescending(r => r.Id);
        var rows = await sorted.Skip(skip).Take(size).ToListAsync(cancel);
        return new(counts, new([.. rows.Select(RowOf)], number, size, counts.GetValueOrDefault(state)));
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
