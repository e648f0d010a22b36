using Ebok.Core.Attachments;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Meters.Giving;

/// <summary>Who gives readings.</summary>
/// <param name="Actor">For which customer.</param>
/// <param name="Link">By the link of this mail, without sign-in; null: by his account.</param>
internal sealed record ReadingGiver(Actor Actor, Guid? Link = null)
{
    /// <summary>The account; null by a link.</summary>
    public AccountId? Account => Link is null ? Actor.Account : null;
}

/// <summary>What giving readings after sign-in and giving them by a link do the same: judge, keep the photos, store what
/// the rules let through, tell by mail.</summary>
public sealed class TakeReadings(
    EbokStore store,
    StoreAttachments attachments,
    Outbox outbox,
    PublicLinks links,
    TimeProvider clock
)
{
    private const int LongestNote = 1000;

    /// <summary>An outcome for each input, or <see cref="NotFound"/>: then nothing is stored.</summary>
    /// <param name="giver">Who.</param>
    /// <param name="utility">Its rules.</param>
    /// <param name="inputs">At most <see cref="GiveReadings.Most"/>.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="done">In the same transaction, with what became of each; false: nothing is stored after all.</param>
    internal async Task<Result<IReadOnlyList<ReadingOutcome>>> RunAsync(
        ReadingGiver giver,
        UtilityProfile utility,
        IReadOnlyList<ReadingInput> inputs,
        CancellationToken cancel,
        Func<EbokDb, IReadOnlyList<ReadingOutcome>, Task<bool>>? done = null
    )
    {
        ArgumentNullException.ThrowIfNull(giver);
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(inputs.Count, GiveReadings.Most);
        if (!utility.Readings.Enabled)
            return NotFound.Instance;
        List<Judged>? judged;
        await using (var db = store.Read(utility.Id))
            judged = await JudgeAsync(db, giver, utility, [.. inputs.DistinctBy(i => i.Meter)], cancel);
        if (judged is null)
            return NotFound.Instance;
        var (photos, faults) = await KeepPhotosAsync(giver, utility, judged, cancel);
        if (faults.Count > 0)
            return faults;
        var given = judged.ConvertAll(j => j.Input);
        Task<Result<IReadOnlyList<ReadingOutcome>>> Write() =>
            store.WriteAsync(utility.Id, db => StoreAsync(db, giver, utility, given, photos, done, cancel), cancel);
        try
        {
            return await Write();
        }
        catch (DbUpdateException)
        {
            // Another server took one for the same period at the same moment: now it is seen.
            return await Write();
        }
    }

    // What would become of each; null: one of the meters is not the actor's.
    private async Task<List<Judged>?> JudgeAsync(
        EbokDb db,
        ReadingGiver giver,
        UtilityProfile utility,
        List<ReadingInput> inputs,
        CancellationToken cancel
    )
    {
        var today = clock.Today();
        var period = MeterFactsQuery.PeriodOf(utility.Readings, today);
        var facts = await db.FactsOfAsync(giver.Actor, [.. inputs.Select(i => i.Meter)], period, today, cancel);
        // After the facts: the same form sent at the same moment is then seen here, or refused by the index.
        var requests = inputs.ConvertAll(i => i.Request);
        var known = await db.GivenReadingsOf(giver.Actor)
            .AsNoTracking()
            .Where(r => r.Account == giver.Account && r.Link == giver.Link && requests.Contains(r.Request))
            .ToListAsync(cancel);
        return inputs.TrueForAll(i => facts.ContainsKey(i.Meter))
            ? inputs.ConvertAll(i => Judge(i, facts[i.Meter], known, utility.Readings, today))
            : null;
    }

    private static Judged Judge(
        ReadingInput input,
        MeterFacts facts,
        List<CustomerReading> known,
        ReadingRules rules,
        DateOnly today
    )
    {
        if (known.Find(r => r.Request == input.Request && r.Meter == input.Meter) is { } again)
            return new(input, new(input.Meter, new(null, again.Question, again.Use), again.Status), IsAgain: true);
        var verdict = ReadingCheck.Of(input.Given, facts, rules, today);
        GivenState? status =
            verdict.Refusal is not null ? null
            : verdict.Question is null ? GivenState.Accepted
            : input.Reason is null ? null
            : GivenState.New;
        return new(input, new(input.Meter, verdict, status), IsAgain: false);
    }

    // Only of readings that will be stored: a photo that belongs to nothing would fill the disk.
    private async Task<(Dictionary<MeterId, StoredFile> Kept, List<ReadingOutcome> Faults)> KeepPhotosAsync(
        ReadingGiver giver,
        UtilityProfile utility,
        List<Judged> judged,
        CancellationToken cancel
    )
    {
        var (kept, faults) = (new Dictionary<MeterId, StoredFile>(), new List<ReadingOutcome>());
        if (!utility.Readings.Photo)
            return (kept, faults);
        var rules = PhotoRules.Of(utility);
        // First all are looked at: with one at fault none is stored.
        foreach (var (input, outcome, _) in judged)
            if (input.Photo is { } photo && StoreAttachments.Problem(rules, [photo]) is { } bad)
                faults.Add(outcome with { Status = null, Photo = bad });
        if (faults.Count > 0)
            return (kept, faults);
        foreach (var (input, outcome, isAgain) in judged)
        {
            if (input.Photo is not { } photo || outcome.Status is null || isAgain)
                continue;
            var stored = await attachments.RunAsync(utility.Id, rules, giver.Actor.Customer, [photo], cancel);
            if (stored.TryGet(out var files, out var refusal))
                kept[input.Meter] = files[0];
            else if (refusal is BadAttachments bad)
                faults.Add(outcome with { Status = null, Photo = bad });
        }
        return (kept, faults);
    }

    private async Task<Result<IReadOnlyList<ReadingOutcome>>> StoreAsync(
        EbokDb db,
        ReadingGiver giver,
        UtilityProfile utility,
        List<ReadingInput> inputs,
        Dictionary<MeterId, StoredFile> photos,
        Func<EbokDb, IReadOnlyList<ReadingOutcome>, Task<bool>>? done,
        CancellationToken cancel
    )
    {
        if (await JudgeAsync(db, giver, utility, inputs, cancel) is not { } judged)
            return NotFound.Instance;
        var outcomes = judged.ConvertAll(j => j.Outcome);
        if (done is not null && !await done(db, outcomes))
            return NotFound.Instance;
        var rows = new List<CustomerReading>();
        foreach (var (input, outcome, _) in judged.Where(j => j is { IsAgain: false, Outcome.Status: not null }))
        {
            var row = Row(giver, utility, input, outcome);
            rows.Add(row);
            if (photos.TryGetValue(input.Meter, out var photo))
                db.ReadingPhotos.Add(PhotoOf(row, photo));
        }
        db.CustomerReadings.AddRange(rows);
        await TellAsync(db, giver, utility, rows, cancel);
        return outcomes;
    }

    // One mail for the whole form, to the account's address where it has one.
    private async Task TellAsync(
        EbokDb db,
        ReadingGiver giver,
        UtilityProfile utility,
        List<CustomerReading> rows,
        CancellationToken cancel
    )
    {
        if (rows.Count == 0 || await EmailOfAsync(db, giver, cancel) is not { } to)
            return;
        var ids = rows.ConvertAll(r => r.Meter);
        var meters = await db.MetersOf(giver.Actor)
            .AsNoTracking()
            .Where(m => ids.Contains(m.Id))
            .ToDictionaryAsync(m => m.Id, cancel);
        var told = rows.Select(r => new ReadingInMail(
            meters[r.Meter].FactoryNumber,
            meters[r.Meter].Unit,
            r.On,
            r.State,
            r.Status
        ));
        outbox.Add(db, utility, to, ReadingMails.Given(utility, links, told));
    }

    private static Task<string?> EmailOfAsync(EbokDb db, ReadingGiver giver, CancellationToken cancel) =>
        giver.Link is { } link
            ? db.ReadingRequests.Where(r => r.Id == link).Select(r => (string?)r.Email).SingleOrDefaultAsync(cancel)
            : db.Users.Where(a => a.Id == giver.Actor.Account.Value).Select(a => a.Email).SingleOrDefaultAsync(cancel);

    private CustomerReading Row(
        ReadingGiver giver,
        UtilityProfile utility,
        ReadingInput input,
        ReadingOutcome outcome
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Utility = giver.Actor.Utility,
            Customer = giver.Actor.Customer,
            Meter = input.Meter,
            Account = giver.Account,
            Link = giver.Link,
            Request = input.Request,
            Period = MeterFactsQuery.PeriodOf(utility.Readings, clock.Today()),
            On = input.Given.On,
            State = input.Given.State,
            Use = outcome.Verdict.Use,
            Question = outcome.Verdict.Question,
            Reason = outcome.Verdict.Question is null ? null : input.Reason,
            Note = input.Note is { Length: > LongestNote } long_ ? long_[..LongestNote] : input.Note,
            GivenAt = clock.GetUtcNow(),
            Status = outcome.Status!.Value,
        };

    private static ReadingPhoto PhotoOf(CustomerReading row, StoredFile photo) =>
        new()
        {
            Reading = row.Id,
            Utility = row.Utility,
            Customer = row.Customer,
            Kind = photo.Kind,
            Length = photo.Length,
            Hash = photo.Hash,
            At = row.GivenAt,
        };

    private sealed record Judged(ReadingInput Input, ReadingOutcome Outcome, bool IsAgain);
}
