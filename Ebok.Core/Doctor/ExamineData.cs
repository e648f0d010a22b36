using Ebok.Core.Attachments;
using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Mail;
using Ebok.Core.Operators;
using Ebok.Core.SecondFactor;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Doctor;

/// <summary>What a doctor finds in the database and the files beside it.</summary>
public sealed record DataExam
{
    /// <summary>Whether the database is sound: the first thing that is not, or null.</summary>
    public required string? Problem { get; init; }

    /// <summary>The audit trail.</summary>
    public required AuditVerdict Trail { get; init; }

    /// <summary>Files that rows name, and those of them that are gone.</summary>
    public required int Files { get; init; }

    /// <summary>How many of them are gone.</summary>
    public required int FilesMissing { get; init; }

    /// <summary>The hash of the first that is.</summary>
    public required string? FirstMissing { get; init; }

    /// <summary>Mails that wait.</summary>
    public required int MailsWaiting { get; init; }

    /// <summary>When the oldest of them was written.</summary>
    public required DateTimeOffset? OldestMail { get; init; }

    /// <summary>Mails given up in the last week.</summary>
    public required int MailsFailed { get; init; }

    /// <summary>Whether the portal's keys open what is stored; null: nothing is stored yet.</summary>
    public required bool? KeysOpen { get; init; }

    /// <summary>Utilities at which some administrator can sign in.</summary>
    public required IReadOnlyList<UtilityId> WithAdministrator { get; init; }

    /// <summary>Staff of the demo, whose password everybody knows.</summary>
    public required int DemoStaff { get; init; }
}

/// <summary>Looks at everything stored, and changes nothing.</summary>
public sealed class ExamineData(
    EbokStore store,
    FileStore files,
    AuditTrail trail,
    SecondFactors factors,
    TimeProvider clock
)
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    /// <summary>The findings; the schema must be up to date.</summary>
    public async Task<DataExam> RunAsync(CancellationToken cancel)
    {
        await using var db = store.ReadAll();
        var mails = db.Outbox.IgnoreQueryFilters();
        var waiting = mails.Where(m => m.State == MailState.Waiting);
        var since = clock.GetUtcNow() - Lately;
        var (count, missing, first) = await FilesAsync(db, cancel);
        return new DataExam
        {
            Problem = await store.ProblemAsync(cancel),
            Trail = await trail.VerifyAsync(cancel),
            Files = count,
            FilesMissing = missing,
            FirstMissing = first,
            MailsWaiting = await waiting.CountAsync(cancel),
            OldestMail = await waiting.MinAsync(m => (DateTimeOffset?)m.CreatedAt, cancel),
            MailsFailed = await mails.CountAsync(m => m.State == MailState.Failed && m.CreatedAt > since, cancel),
            KeysOpen = await factors.OpenWhatIsStoredAsync(db, cancel),
            WithAdministrator = await db
                .StaffGrants.IgnoreQueryFilters()
                .Where(g => g.Role == StaffRole.Administrator && db.Staff.Any(s => s.Id == g.Staff && !s.Blocked))
                .Select(g => g.Utility)
                .Distinct()
                .ToListAsync(cancel),
            DemoStaff = await db.Staff.CountAsync(s => s.Demo && !s.Blocked, cancel),
        };
    }

    private async Task<(int Count, int Missing, string? First)> FilesAsync(EbokDb db, CancellationToken cancel)
    {
        var (count, missing, first) = (0, 0, (string?)null);
        var documents = db.Documents.IgnoreQueryFilters().Select(d => d.Hash);
        // What the virus scanner threw away is missed by nobody.
        var removed = db.FileChecks.IgnoreQueryFilters().Where(c => c.State == FileState.Removed);
        var attachments = db
            .Attachments.IgnoreQueryFilters()
            .Where(a => !removed.Any(c => c.Utility == a.Utility && c.Hash == a.Hash))
            .Select(a => a.Hash);
        var photos = db
            .ReadingPhotos.IgnoreQueryFilters()
            .Where(p => !removed.Any(c => c.Utility == p.Utility && c.Hash == p.Hash))
            .Select(p => p.Hash);
        foreach (var hashes in new[] { documents, attachments, photos })
        await foreach (var hash in hashes.AsAsyncEnumerable().WithCancellation(cancel))
        {
            count++;
            if (files.Has(hash))
                continue;
            missing++;
            first ??= hash;
        }
        return (count, missing, first);
    }
}
