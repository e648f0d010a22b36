using Ebok.Core.Audit;
using Ebok.Core.Cases;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.DataChanges;

/// <summary>Refuses a change of data with a reason that the customer reads in the portal (O3).</summary>
public sealed class RefuseDataChange(
    EbokStore store,
    UtilityCatalog utilities,
    AuditTrail trail,
    Outbox outbox,
    PublicLinks links,
    TimeProvider clock
)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = RefuseRegistration.LongestReason;

    /// <summary>Null: it is refused. Else <see cref="NotOfYourRole"/>, <see cref="ReasonMissing"/>,
    /// <see cref="ReasonHasAccountNumber"/>, <see cref="NotFound"/> or <see cref="DecidedMeanwhile"/>.</summary>
    public async Task<Refusal?> RunAsync(StaffActor staff, DataChangeId id, string? reason, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        if (RefuseRegistration.Problem(reason) is { } problem)
            return problem;
        var utility = utilities.Of(staff);
        var text = reason!.ReplaceLineEndings("\n").Trim();
        return await store.WriteAsync(staff.Utility, db => RefuseAsync(db, staff, utility, id, text, cancel), cancel);
    }

    private async Task<Refusal?> RefuseAsync(
        EbokDb db,
        StaffActor staff,
        UtilityProfile utility,
        DataChangeId id,
        string reason,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        if (await DecideDataChange.HeldAsync(db, staff, id, cancel) is { } held)
            return held;
        if (await DecideDataChange.TakeAsync(db, staff, id, DataChangeState.Refused, now, cancel) is { } refusal)
            return refusal;
        var change = await db.DataChanges.SingleAsync(c => c.Id == id, cancel);
        change.RefusalReason = reason;
        await FeatureCase.AnswerAsync(
            db,
            staff,
            change.Case,
            $"{DataFieldTexts.RefusedAnswer}\n\n{reason}",
            now,
            cancel
        );
        if (await CaseWriting.EmailOfAsync(db, change.Account, cancel) is { } to)
            outbox.Add(db, utility, to, DataChangeMails.Refused(utility, links, change));
        await trail.AddAsync(db, staff, AuditAct.DataChangeRefused, id.Value, change.Number, cancel);
        return null;
    }
}
