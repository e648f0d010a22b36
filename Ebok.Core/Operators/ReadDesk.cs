using Ebok.Core.Attachments;
using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Imports;
using Ebok.Core.Mail;
using Ebok.Core.Managers;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Payments.Bank;
using Ebok.Core.Payments.Online;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Operators;

/// <summary>A kind of thing that waits for staff; letters, applications and complaints, which have legal terms and kinds of
/// their own, are told by <see cref="Cases.Desk.ReadCaseNumbers"/>.</summary>
public enum WaitingKind
{
    /// <summary>Registrations to be compared with the file.</summary>
    Registrations,

    /// <summary>Letters to print.</summary>
    LettersToPrint,

    /// <summary>Letters printed, not marked as sent.</summary>
    LettersToSend,

    /// <summary>Readings that the rules asked about.</summary>
    Readings,

    /// <summary>Requests of property managers.</summary>
    ManagerRequests,

    /// <summary>Money of bank statements that is nobody's yet.</summary>
    BankEntries,

    /// <summary>Payments by gateway that only staff can decide.</summary>
    UnclearPayments,

    /// <summary>Invoices of nobody.</summary>
    UnmatchedInvoices,

    /// <summary>Imports that were tried and wait for a decision.</summary>
    ImportsToDecide,

    /// <summary>Mails that were given up and can be sent again.</summary>
    FailedMails,

    /// <summary>Files that the virus scanner has not looked at.</summary>
    HeldFiles,
}

/// <summary>What waits of one kind.</summary>
/// <param name="Kind">What.</param>
/// <param name="Count">How many.</param>
/// <param name="Oldest">Since when the oldest waits.</param>
public sealed record WaitingWork(WaitingKind Kind, int Count, DateTimeOffset? Oldest);

/// <summary>The numbers of the day, since midnight in Poland; what concerns cases is told by
/// <see cref="Cases.Desk.ReadCaseNumbers"/>.</summary>
/// <param name="Registrations">Sent in.</param>
/// <param name="SignIns">Of customers, successful ones.</param>
/// <param name="Readings">Given by customers.</param>
/// <param name="DataChanges">Asked for by customers.</param>
/// <param name="Payments">By gateway, paid.</param>
/// <param name="FailedProofs">Proofs that failed in the last 24 hours (R3).</param>
public sealed record DayNumbers(
    int Registrations,
    int SignIns,
    int Readings,
    int DataChanges,
    int Payments,
    int FailedProofs
);

/// <summary>Reads what waits, of every kind, and the numbers of the day.</summary>
public sealed class ReadDesk(EbokStore store, TimeProvider clock)
{
    /// <summary>What waits; a kind of which nothing does is not there. For every role.</summary>
    public async Task<IReadOnlyList<WaitingWork>> WaitingAsync(StaffActor staff, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var waiting = new List<WaitingWork>();
        await AddRegistrationsAsync(db, waiting, cancel);
        await AddAsync(
            WaitingKind.Readings,
            db.CustomerReadings.Where(r => r.Status == GivenState.New).Select(r => r.GivenAt)
        );
        await AddAsync(
            WaitingKind.ManagerRequests,
            db.ManagerRequests.Where(r => r.State == ManagerRequestState.Waiting).Select(r => r.SubmittedAt)
        );
        await AddAsync(
            WaitingKind.BankEntries,
            db.BankEntries.Where(e => e.State == BankEntryState.Unallocated).Select(e => e.ImportedAt)
        );
        await AddAsync(
            WaitingKind.UnclearPayments,
            db.OnlinePayments.Where(p => p.State == OnlinePaymentState.Unclear).Select(p => p.CreatedAt)
        );
        await AddAsync(
            WaitingKind.UnmatchedInvoices,
            db.Invoices.Where(i => i.Customer == null).Select(i => i.ImportedAt)
        );
        await AddAsync(
            WaitingKind.ImportsToDecide,
            db.ImportRuns.Where(r => r.State == ImportState.Checked).Select(r => r.StartedAt)
        );
        await AddAsync(
            WaitingKind.FailedMails,
            db.Outbox.Where(m => m.State == MailState.Failed && m.Body != null).Select(m => m.CreatedAt)
        );
        await AddAsync(
            WaitingKind.HeldFiles,
            db.FileChecks.Where(c => c.State == FileState.Waiting).Select(c => c.Since)
        );
        return waiting;

        async Task AddAsync(WaitingKind kind, IQueryable<DateTimeOffset> since)
        {
            var all = await since
                .GroupBy(_ => 1)
                .Select(g => new { Count = g.Count(), Oldest = g.Min() })
                .SingleOrDefaultAsync(cancel);
            if (all is not null)
                waiting.Add(new(kind, all.Count, all.Oldest));
        }
    }

    private static async Task AddRegistrationsAsync(EbokDb db, List<WaitingWork> waiting, CancellationToken cancel)
    {
        RegistrationState[] states =
        [
            RegistrationState.BeingChecked,
            RegistrationState.LetterToPrint,
            RegistrationState.LetterPrinted,
        ];
        var found = await db
            .Registrations.Where(r => states.Contains(r.State))
            .GroupBy(r => r.State)
            .Select(g => new
            {
                g.Key,
                Count = g.Count(),
                Oldest = g.Min(r => r.SubmittedAt),
            })
            .ToListAsync(cancel);
        waiting.AddRange(
            found.Select(f => new WaitingWork(
                f.Key switch
                {
                    RegistrationState.BeingChecked => WaitingKind.Registrations,
                    RegistrationState.LetterToPrint => WaitingKind.LettersToPrint,
                    _ => WaitingKind.LettersToSend,
                },
                f.Count,
                f.Oldest
            ))
        );
    }

    /// <summary>The numbers of the day. For every role.</summary>
    public async Task<DayNumbers> DayAsync(StaffActor staff, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var now = clock.GetUtcNow();
        var morning = WarsawTime.StartOf(WarsawTime.DayOf(now));
        var yesterday = now - TimeSpan.FromDays(1);
        return new(
            await db.Registrations.CountAsync(r => r.SubmittedAt >= morning, cancel),
            await db.SignInAttempts.CountAsync(a => a.Succeeded && a.At >= morning, cancel),
            await db.CustomerReadings.CountAsync(r => r.GivenAt >= morning, cancel),
            await db.DataChanges.CountAsync(c => c.SentAt >= morning, cancel),
            await db.OnlinePayments.CountAsync(p => p.PaidAt >= morning, cancel),
            await db.Attempts.CountAsync(
                a => a.At > yesterday && !a.Succeeded && a.Kind != AttemptKind.CodeAsked,
                cancel
            )
        );
    }
}
