using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Meters.Giving;

/// <summary>One meter of the form, as it was sent.</summary>
/// <param name="Meter">Of the actor.</param>
/// <param name="Request">Of the form: the same sent again is the same reading.</param>
/// <param name="Given">Day and state.</param>
/// <param name="Reason">Answer to the office's question; null: not asked yet.</param>
/// <param name="Note">In the customer's words.</param>
public sealed record ReadingInput(
    MeterId Meter,
    Guid Request,
    GivenReading Given,
    ReadingReason? Reason = null,
    string? Note = null
);

/// <summary>What became of one meter of the form.</summary>
/// <param name="Meter">Which.</param>
/// <param name="Verdict">What the rules said.</param>
/// <param name="Status">Null: nothing is stored, it was refused or is asked about.</param>
public sealed record ReadingOutcome(MeterId Meter, ReadingVerdict Verdict, GivenState? Status);

/// <summary>Takes the readings of a form (M7): those that the rules accept at once, those that were asked about with the
/// customer's reason for staff to decide; the rest is told why not.</summary>
public sealed class GiveReadings(EbokStore store, Outbox outbox, PublicLinks links, TimeProvider clock)
{
    /// <summary>Most meters in one form.</summary>
    public const int Most = 100;

    private const int LongestNote = 1000;

    /// <summary>An outcome for each input, or <see cref="NotFound"/> when one of the meters is not the actor's: then
    /// nothing is stored.</summary>
    public async Task<Result<IReadOnlyList<ReadingOutcome>>> RunAsync(
        Actor actor,
        UtilityProfile utility,
        IReadOnlyList<ReadingInput> inputs,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(inputs.Count, Most);
        if (!utility.Readings.Enabled)
            return NotFound.Instance;
        try
        {
            return await store.WriteAsync(utility.Id, db => GiveAsync(db, actor, utility, inputs, cancel), cancel);
        }
        catch (DbUpdateException)
        {
            // Another server took one for the same period at the same moment: now it is seen.
            return await store.WriteAsync(utility.Id, db => GiveAsync(db, actor, utility, inputs, cancel), cancel);
        }
    }

    private async Task<Result<IReadOnlyList<ReadingOutcome>>> GiveAsync(
        EbokDb db,
        Actor actor,
        UtilityProfile utility,
        IReadOnlyList<ReadingInput> inputs,
        CancellationToken cancel
    )
    {
        var today = clock.Today();
        var period = MeterFactsQuery.PeriodOf(utility.Readings, today);
        var facts = await db.FactsOfAsync(actor, [.. inputs.Select(i => i.Meter)], period, today, cancel);
        // After the facts: the same form sent at the same moment is then seen here, or refused by the index.
        var requests = inputs.Select(i => i.Request).ToList();
        var known = await db.GivenReadingsOf(actor)
            .Where(r => r.Account == actor.Account && requests.Contains(r.Request))
            .ToListAsync(cancel);
        if (inputs.Any(i => !facts.ContainsKey(i.Meter)))
            return NotFound.Instance;
        var outcomes = new List<ReadingOutcome>();
        foreach (var input in inputs.DistinctBy(i => i.Meter))
        {
            if (known.Find(r => r.Request == input.Request && r.Meter == input.Meter) is { } again)
            {
                outcomes.Add(new(input.Meter, new(null, again.Question, again.Use), again.Status));
                continue;
            }
            var verdict = ReadingCheck.Of(input.Given, facts[input.Meter], utility.Readings, today);
            GivenState? status =
                verdict.Refusal is not null ? null
                : verdict.Question is null ? GivenState.Accepted
                : input.Reason is null ? null
                : GivenState.New;
            if (status is not null)
                db.CustomerReadings.Add(Row(actor, input, period, verdict, status.Value));
            outcomes.Add(new(input.Meter, verdict, status));
        }
        await TellAsync(db, actor, utility, cancel);
        return outcomes;
    }

    // One mail for the whole form, to the account's address where it has one.
    private async Task TellAsync(EbokDb db, Actor actor, UtilityProfile utility, CancellationToken cancel)
    {
        var stored = db.ChangeTracker.Entries<CustomerReading>().Select(e => e.Entity).ToList();
        var to = await db
            .Users.Where(a => a.Id == actor.Account.Value)
            .Select(a => a.Email)
            .SingleOrDefaultAsync(cancel);
        if (stored.Count == 0 || to is null)
            return;
        var ids = stored.Select(r => r.Meter).ToList();
        var meters = await db.MetersOf(actor)
            .Where(m => ids.Contains(m.Id))
            .Select(m => new
            {
                m.Id,
                m.FactoryNumber,
                m.Unit,
            })
            .ToDictionaryAsync(m => m.Id, cancel);
        var told = stored.Select(r => new ReadingInMail(
            meters[r.Meter].FactoryNumber,
            meters[r.Meter].Unit,
            r.On,
            r.State,
            r.Status
        ));
        outbox.Add(db, utility, to, ReadingMails.Given(utility, links, told));
    }

    private CustomerReading Row(
        Actor actor,
        ReadingInput input,
        DateOnly period,
        ReadingVerdict verdict,
        GivenState status
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Utility = actor.Utility,
            Customer = actor.Customer,
            Meter = input.Meter,
            Account = actor.Account,
            Request = input.Request,
            Period = period,
            On = input.Given.On,
            State = input.Given.State,
            Use = verdict.Use,
            Question = verdict.Question,
            Reason = verdict.Question is null ? null : input.Reason,
            Note = input.Note is { Length: > LongestNote } long_ ? long_[..LongestNote] : input.Note,
            GivenAt = clock.GetUtcNow(),
            Status = status,
        };
}
