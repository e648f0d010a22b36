using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Live;
using Ebok.Core.Mail;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Meters.Deciding;

/// <summary>Staff accept or refuse a reading that the rules asked about (O3). It is never corrected: what the customer saw
/// on his dial stays what he saw.</summary>
public sealed class DecideReading(
    EbokStore store,
    UtilityCatalog utilities,
    AuditTrail audit,
    Outbox outbox,
    PublicLinks links,
    TimeProvider clock
)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 1000;

    /// <summary>Accepts it: it goes to the billing system. Null: done; else <see cref="NotOfYourRole"/>,
    /// <see cref="NotFound"/> or <see cref="DecidedMeanwhile"/>.</summary>
    public Task<Refusal?> AcceptAsync(StaffActor staff, Guid reading, CancellationToken cancel) =>
        DecideAsync(staff, reading, GivenState.Accepted, null, cancel);

    /// <summary>Refuses it with a reason that the customer reads; he may give another in the same period. Null: done; else
    /// <see cref="NotOfYourRole"/>, <see cref="ReasonMissing"/>, <see cref="ReasonHasAccountNumber"/>,
    /// <see cref="NotFound"/> or <see cref="DecidedMeanwhile"/>.</summary>
    public async Task<Refusal?> RefuseAsync(StaffActor staff, Guid reading, string? reason, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        // The role first: who may not is told nothing of what he typed.
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        return Problem(reason) ?? await DecideAsync(staff, reading, GivenState.Refused, reason!.Trim(), cancel);
    }

    /// <summary>Why a reason cannot be sent; null: it can.</summary>
    public static Refusal? Problem(string? reason) =>
        string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > LongestReason ? new ReasonMissing()
        : MailGuard.HoldsAccountNumber(reason) ? new ReasonHasAccountNumber()
        : null;

    private async Task<Refusal?> DecideAsync(
        StaffActor staff,
        Guid id,
        GivenState to,
        string? reason,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        return await store.WriteAsync(staff.Utility, db => DecideAsync(db, staff, id, to, reason, cancel), cancel);
    }

    private async Task<Refusal?> DecideAsync(
        EbokDb db,
        StaffActor staff,
        Guid id,
        GivenState to,
        string? reason,
        CancellationToken cancel
    )
    {
        DateTimeOffset? now = clock.GetUtcNow();
        StaffId? by = staff.Staff;
        // One statement: of two clerks at once the second changes no row and is told.
        var changed = await db
            .CustomerReadings.Where(r => r.Id == id && r.Status == GivenState.New)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(r => r.Status, to)
                        .SetProperty(r => r.DecidedAt, now)
                        .SetProperty(r => r.DecidedBy, by)
                        .SetProperty(r => r.RefusalReason, reason),
                cancel
            );
        if (changed == 0)
            return await MeanwhileAsync(db, id, cancel);
        db.Changed(LiveTopic.Readings);
        await TellAsync(db, staff, id, reason, cancel);
        var act = to == GivenState.Accepted ? AuditAct.ReadingAccepted : AuditAct.ReadingRefused;
        await audit.AddAsync(db, staff, act, id, null, cancel);
        return null;
    }

    private async Task TellAsync(EbokDb db, StaffActor staff, Guid id, string? reason, CancellationToken cancel)
    {
        if (await db.AddresseeOfAsync(id, cancel) is not { } told)
            return;
        var utility = utilities.Find(staff.Utility.Slug)!;
        outbox.Add(db, utility, told.To, ReadingMails.Decided(utility, links, told.Reading, reason));
    }

    private static async Task<Refusal> MeanwhileAsync(EbokDb db, Guid id, CancellationToken cancel)
    {
        var decided = await db
            .CustomerReadings.Where(r => r.Id == id)
            .Select(r => new
            {
                r.DecidedAt,
                By = db.Staff.Where(s => s.Id == r.DecidedBy).Select(s => s.Login).SingleOrDefault(),
            })
            .SingleOrDefaultAsync(cancel);
        return decided is null ? NotFound.Instance : new DecidedMeanwhile(decided.By, decided.DecidedAt);
    }
}
