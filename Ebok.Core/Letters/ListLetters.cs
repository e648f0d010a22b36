using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Letters;

/// <summary>A letter of the queue.</summary>
/// <param name="Registration">Whose.</param>
/// <param name="State">To print, printed, sent.</param>
/// <param name="Code">Of the customer.</param>
/// <param name="Name">Of the customer.</param>
/// <param name="DecidedAt">Approved.</param>
/// <param name="PrintedAt">Printed last.</param>
public sealed record LetterRow(
    RegistrationId Registration,
    RegistrationState State,
    string Code,
    string Name,
    DateTimeOffset? DecidedAt,
    DateTimeOffset? PrintedAt
);

/// <summary>Letters to print and to send, the oldest first.</summary>
public sealed class ListLetters(EbokStore store)
{
    private const int Most = 200;

    /// <summary>For every role.</summary>
    public async Task<IReadOnlyList<LetterRow>> RunAsync(StaffActor staff, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        return await (
            from request in db.Registrations
            join customer in db.Customers on request.Customer equals customer.Id
            where request.State == RegistrationState.LetterToPrint || request.State == RegistrationState.LetterPrinted
            orderby request.SubmittedAt
            select new LetterRow(
                request.Id,
                request.State,
                customer.Code,
                customer.Name,
                request.DecidedAt,
                request.LetterPrintedAt
            )
        )
            .Take(Most)
            .ToListAsync(cancel);
    }
}
