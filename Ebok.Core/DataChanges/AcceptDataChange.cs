using Ebok.Core.Audit;
using Ebok.Core.Cases;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.DataChanges;

/// <summary>Accepts a change of data (O3): it goes to the next export, and the file stays as it is until an import brings
/// the new data.</summary>
public sealed class AcceptDataChange(
    EbokStore store,
    UtilityCatalog utilities,
    AuditTrail trail,
    Outbox outbox,
    PublicLinks links,
    TimeProvider clock
)
{
    /// <summary>Null: it is accepted. Else <see cref="NotOfYourRole"/>, <see cref="NotFound"/>,
    /// <see cref="DecidedMeanwhile"/> or <see cref="FileChangedMeanwhile"/>.</summary>
    /// <param name="staff">A clerk at least.</param>
    /// <param name="id">Which.</param>
    /// <param name="fileVersion"><see cref="DataChangeView.FileVersion"/> that he looked at.</param>
    /// <param name="cancel">Of the request.</param>
    public async Task<Refusal?> RunAsync(StaffActor staff, DataChangeId id, long fileVersion, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        var utility = utilities.Of(staff);
        return await store.WriteAsync(
            staff.Utility,
            db => AcceptAsync(db, staff, utility, id, fileVersion, cancel),
            cancel
        );
    }

    private async Task<Refusal?> AcceptAsync(
        EbokDb db,
        StaffActor staff,
        UtilityProfile utility,
        DataChangeId id,
        long fileVersion,
        CancellationToken cancel
    )
    {
        var customer = await db
            .Customers.AsNoTracking()
            .SingleOrDefaultAsync(
                c => db.DataChanges.Any(d => d.Id == id && d.Customer == c.Id && d.State == DataChangeState.Waiting),
                cancel
            );
        if (customer is not null && customer.ImportedAt.ToUnixTimeMilliseconds() != fileVersion)
            return new FileChangedMeanwhile();
        var now = clock.GetUtcNow();
        if (await DecideDataChange.HeldAsync(db, staff, id, cancel) is { } held)
            return held;
        if (await DecideDataChange.TakeAsync(db, staff, id, DataChangeState.Accepted, now, cancel) is { } refusal)
            return refusal;
        var change = await db.DataChanges.SingleAsync(c => c.Id == id, cancel);
        var items = await db.DataChangeItems.Where(i => i.Change == id).ToListAsync(cancel);
        foreach (var item in items)
            item.AtDecision = customer!.ValueOf(item.Field);
        DataChangesBilled.MarkIfThere(change, items, customer!, now);
        await FeatureCase.AnswerAsync(db, staff, change.Case, DataFieldTexts.AcceptedAnswer, now, cancel);
        if (await CaseWriting.EmailOfAsync(db, change.Account, cancel) is { } to)
            outbox.Add(db, utility, to, DataChangeMails.Accepted(utility, links, change));
        await trail.AddAsync(db, staff, AuditAct.DataChangeAccepted, id.Value, change.Number, cancel);
        return null;
    }
}
