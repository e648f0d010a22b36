using Ebok.Core.Accounts;
using Ebok.Core.Attachments;
using Ebok.Core.Cases;
using Ebok.Core.Consents;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.DataChanges;

/// <summary>The form as the customer sent it.</summary>
public sealed record NewDataChange
{
    /// <summary>What was typed into each field.</summary>
    public required IReadOnlyDictionary<DataField, string?> Values { get; init; }

    /// <summary>The correspondence address is another.</summary>
    public required bool MailDiffers { get; init; }

    /// <summary>Sprzeciw.</summary>
    public required bool Objects { get; init; }

    /// <summary>Poprawność danych.</summary>
    public required bool Declared { get; init; }

    /// <summary>Of the form: the same sent again is the same change.</summary>
    public required Guid Request { get; init; }

    /// <summary>Proofs.</summary>
    public IReadOnlyList<IncomingFile> Files { get; init; } = [];

    /// <summary>Where it was sent from.</summary>
    public Caller Caller { get; init; } = new(null, null);
}

/// <summary>What came of the form.</summary>
/// <param name="Letter">The letter; null: only the objection was changed, which holds at once and needs no decision.</param>
/// <param name="ObjectionChanged">The objection to marketing was recorded or withdrawn.</param>
public sealed record SentDataChange(SentCase? Letter, bool ObjectionChanged);

/// <summary>Everything is as on file: there is nothing to send.</summary>
public sealed record NothingChanged : Refusal;

/// <summary>The data were not declared to be right.</summary>
public sealed record NotDeclared : Refusal;

/// <summary>Takes a change of data (K7): it becomes a letter, and of the form only what differs from the file is kept.</summary>
public sealed class SendDataChange(
    EbokStore store,
    StoreAttachments attachments,
    Outbox outbox,
    PublicLinks links,
    TimeProvider clock
)
{
    /// <summary>What came of it, or <see cref="OnlyForWholeCustomer"/> (M4), <see cref="NotFound"/> (no such form),
    /// <see cref="BadData"/>, <see cref="NothingChanged"/>, <see cref="NotDeclared"/>, <see cref="BadAttachments"/>:
    /// then nothing was stored.</summary>
    public async Task<Result<SentDataChange>> RunAsync(
        Actor actor,
        UtilityProfile utility,
        NewDataChange change,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(change);
        if (utility.DataChange.Fields.Count == 0)
            return NotFound.Instance;
        if (!actor.WholeCustomer)
            return OnlyForWholeCustomer.Instance;
        await using (var db = store.Read(utility.Id))
        {
            if (await SentAsync(db, actor, change.Request, cancel) is { } sent)
                return sent;
            if ((await PlanAsync(db, actor, utility, change, cancel)).Refusal is { } refused)
                return refused;
        }
        if (!change.Declared)
            return new NotDeclared();
        if (
            !(await attachments.RunAsync(utility, actor.Customer, change.Files, cancel)).TryGet(
                out var files,
                out var refusal
            )
        )
            return refusal;
        return await CaseWriting.RetryAsync(() =>
            store.WriteAsync(utility.Id, db => AddAsync(db, actor, utility, change, files, cancel), cancel)
        );
    }

    private async Task<Result<SentDataChange>> AddAsync(
        EbokDb db,
        Actor actor,
        UtilityProfile utility,
        NewDataChange change,
        IReadOnlyList<StoredFile> files,
        CancellationToken cancel
    )
    {
        if (await SentAsync(db, actor, change.Request, cancel) is { } sent)
            return sent;
        if (!(await PlanAsync(db, actor, utility, change, cancel)).TryGet(out var plan, out var refusal))
            return refusal;
        if (plan.ObjectionChanges)
            MarketingConsents.Add(
                db,
                actor,
                utility,
                ConsentKind.MarketingObjection,
                change.Objects,
                new ConsentId(change.Request),
                change.Caller,
                clock.GetUtcNow()
            );
        if (plan.Items.Count == 0)
            return new SentDataChange(null, ObjectionChanged: true);
        var letter = await WriteAsync(db, actor, utility, change, plan, files, cancel);
        return new SentDataChange(new(letter.Id, letter.Number), plan.ObjectionChanges);
    }

    private async Task<Case> WriteAsync(
        EbokDb db,
        Actor actor,
        UtilityProfile utility,
        NewDataChange change,
        Plan plan,
        IReadOnlyList<StoredFile> files,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        var letter = await FeatureCase.OpenAsync(
            db,
            actor,
            utility,
            (CaseTypes.DataChange, utility.DataChange.LetterLabel),
            DataChangeLetter.TextOf(utility, plan.Items),
            change.Request,
            now,
            cancel
        );
        CaseWriting.Attach(db, letter, message: null, actor.Customer, files, now);
        var row = new DataChange
        {
            Id = DataChangeId.New(),
            Utility = utility.Id,
            Customer = actor.Customer,
            Account = actor.Account,
            Case = letter.Id,
            Number = letter.Number,
            Declaration = utility.DataChange.Declaration,
            SentAt = now,
            State = DataChangeState.Waiting,
        };
        db.DataChanges.Add(row);
        db.DataChangeItems.AddRange(
            plan.Items.Select(i => new DataChangeItem
            {
                Change = row.Id,
                Field = i.Field,
                Utility = utility.Id,
                Old = i.Old,
                New = i.New,
            })
        );
        var own = await CaseWriting.EmailOfAsync(db, actor.Account, cancel);
        if (own is not null)
            outbox.Add(db, utility, own, CaseMails.Received(utility, links, letter));
        // Whoever got hold of the account must not turn the mail away unseen.
        if (
            plan.Items.FirstOrDefault(i => i.Field == DataField.Email)?.Old is { } before
            && FieldCheck.IsEmail(before)
            && !string.Equals(before, own, StringComparison.OrdinalIgnoreCase)
        )
            outbox.Add(db, utility, before, DataChangeMails.AskedToOldAddress(utility, letter.Number));
        return letter;
    }

    private static async Task<SentDataChange?> SentAsync(EbokDb db, Actor actor, Guid request, CancellationToken cancel)
    {
        var consent = new ConsentId(request);
        var objection = await db.ConsentsOf(actor).AnyAsync(c => c.Id == consent, cancel);
        var letter = await db.CasesOf(actor)
            .Where(c => c.Request == request && c.Account == actor.Account && c.Type == CaseTypes.DataChange)
            .Select(c => new SentCase(c.Id, c.Number))
            .SingleOrDefaultAsync(cancel);
        return letter is null && !objection ? null : new(letter, objection);
    }

    // What is to be changed, by the file as it is now.
    private static async Task<Result<Plan>> PlanAsync(
        EbokDb db,
        Actor actor,
        UtilityProfile utility,
        NewDataChange change,
        CancellationToken cancel
    )
    {
        if (await db.CustomerOf(actor).AsNoTracking().SingleOrDefaultAsync(cancel) is not { } customer)
            return NotFound.Instance;
        var (items, bad) = (new List<PlannedItem>(), new List<BadField>());
        foreach (var field in utility.DataChange.Fields.Select(f => f.Field))
        {
            var old = customer.ValueOf(field);
            var gone = field.IsOfMailAddress() && !change.MailDiffers;
            var typed = gone ? null : change.Values.GetValueOrDefault(field);
            // What is not touched is not judged: the file may hold what the form would not take.
            if (DataFields.AreSame(field, old, typed) && (old is not null || !IsNeeded(field, gone)))
                continue;
            var (value, problem) = gone ? (null, null) : DataFieldCheck.Read(field, typed);
            if (problem == DataProblem.Missing && old is null && !field.IsOfMailAddress())
                continue;
            if (problem is { } wrong)
                bad.Add(new(field, wrong));
            else
                items.Add(new(field, old, value));
        }
        if (bad.Count > 0)
            return new BadData(bad);
        var objects = await db.NewestAsync(actor, ConsentKind.MarketingObjection, cancel) is { Given: true };
        var plan = new Plan(items, objects != change.Objects);
        return plan.IsEmpty ? new NothingChanged() : plan;
    }

    private static bool IsNeeded(DataField field, bool gone) =>
        !gone && field.IsOfMailAddress() && DataFieldCheck.IsRequired(field);

    private sealed record Plan(IReadOnlyList<PlannedItem> Items, bool ObjectionChanges)
    {
        public bool IsEmpty => Items.Count == 0 && !ObjectionChanges;
    }
}

/// <summary>A value to be changed.</summary>
internal sealed record PlannedItem(DataField Field, string? Old, string? New);
