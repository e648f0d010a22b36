using Ebok.Core.Attachments;
using Ebok.Core.Cases;
using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.DataChanges;

/// <summary>One value, as a clerk compares it.</summary>
/// <param name="Field">Which.</param>
/// <param name="Old">On file when the customer sent it.</param>
/// <param name="New">What he wants.</param>
/// <param name="OnFile">On file now.</param>
/// <param name="FileChanged">The file is not what it was when he sent it.</param>
/// <param name="IsThere">The file has the new value already.</param>
public sealed record ComparedChange(
    DataField Field,
    string? Old,
    string? New,
    string? OnFile,
    bool FileChanged,
    bool IsThere
);

/// <summary>A change of data, as a clerk decides it.</summary>
public sealed record DataChangeView
{
    /// <summary>Which.</summary>
    public required DataChangeId Id { get; init; }

    /// <summary>Number of its letter.</summary>
    public required string Number { get; init; }

    /// <summary>Its letter.</summary>
    public required CaseId Letter { get; init; }

    /// <summary>Where it stands.</summary>
    public required DataChangeState State { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>Last day for the answer.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The declaration that was ticked.</summary>
    public required string Declaration { get; init; }

    /// <summary>Whose.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>His code.</summary>
    public required string CustomerCode { get; init; }

    /// <summary>His name on file.</summary>
    public required string CustomerName { get; init; }

    /// <summary>By which account it was sent; null: it is gone.</summary>
    public string? Login { get; init; }

    /// <summary>State of the customer's file; a decision names it, so that nobody decides beside an older one.</summary>
    public required long FileVersion { get; init; }

    /// <summary>Value by value.</summary>
    public required IReadOnlyList<ComparedChange> Values { get; init; }

    /// <summary>Proofs.</summary>
    public required IReadOnlyList<CaseFile> Proofs { get; init; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>By whom.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Why not.</summary>
    public string? RefusalReason { get; init; }

    /// <summary>When an import was seen to have brought it.</summary>
    public DateTimeOffset? BilledAt { get; init; }

    /// <summary>Number of the export with which it went out.</summary>
    public int? ExportNumber { get; init; }
}

/// <summary>Opens a change of data beside the file as it is now (O3).</summary>
public sealed class ReadDataChange(EbokStore store, FileStore files)
{
    /// <summary>For every role; null: there is none.</summary>
    public async Task<DataChangeView?> RunAsync(StaffActor staff, DataChangeId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        if (await db.DataChanges.SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } change)
            return null;
        var customer = await db.Customers.SingleAsync(c => c.Id == change.Customer, cancel);
        var items = await db.DataChangeItems.Where(i => i.Change == id).OrderBy(i => i.Field).ToListAsync(cancel);
        return new()
        {
            Id = id,
            Number = change.Number,
            Letter = change.Case,
            State = change.State,
            SentAt = change.SentAt,
            DueOn = await db.Cases.Where(c => c.Id == change.Case).Select(c => c.DueOn).SingleAsync(cancel),
            Declaration = change.Declaration,
            Customer = customer.Id,
            CustomerCode = customer.Code,
            CustomerName = customer.Name,
            Login = await db
                .Users.Where(u => u.Id == change.Account.Value)
                .Select(u => u.UserName)
                .SingleOrDefaultAsync(cancel),
            FileVersion = customer.ImportedAt.ToUnixTimeMilliseconds(),
            Values =
            [
                .. items.Select(i => new ComparedChange(
                    i.Field,
                    i.Old,
                    i.New,
                    customer.ValueOf(i.Field),
                    !DataFields.AreSame(i.Field, i.Old, customer.ValueOf(i.Field)),
                    DataFields.AreSame(i.Field, i.New, customer.ValueOf(i.Field))
                )),
            ],
            Proofs = await db
                .Attachments.Where(a => a.Case == change.Case)
                .OrderBy(a => a.At)
                .ThenBy(a => a.Name)
                .Select(a => new CaseFile(a.Id, a.Name, a.Length))
                .ToListAsync(cancel),
            DecidedAt = change.DecidedAt,
            DecidedBy = await db
                .Staff.Where(s => s.Id == change.DecidedBy)
                .Select(s => s.Login)
                .SingleOrDefaultAsync(cancel),
            RefusalReason = change.RefusalReason,
            BilledAt = change.BilledAt,
            ExportNumber = await db
                .Exports.Where(e => e.Id == change.Export)
                .Select(e => (int?)e.Number)
                .SingleOrDefaultAsync(cancel),
        };
    }

    /// <summary>A proof, for every role; null: there is none of that change.</summary>
    public async Task<OpenedDocument?> OpenProofAsync(
        StaffActor staff,
        DataChangeId id,
        AttachmentId proof,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var found = await db
            .Attachments.Where(a => a.Id == proof && db.DataChanges.Any(c => c.Id == id && c.Case == a.Case))
            .Select(a => new
            {
                a.Name,
                a.Kind,
                a.Hash,
            })
            .SingleOrDefaultAsync(cancel);
        return found is null ? null : new(found.Name, found.Kind.ContentType(), files.Open(found.Hash));
    }
}
