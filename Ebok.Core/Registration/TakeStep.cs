using Ebok.Core.Accounts;
using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Registration;

/// <summary>Takes a step of the registration that a browser sends (R1): keeps what was typed, says what is wrong with it,
/// sends the one-time code, goes on, and with the last step sends the registration in.</summary>
public sealed class TakeStep(
    EbokStore store,
    Passwords passwords,
    OneTimeSecrets secrets,
    Attempts attempts,
    SubmitRegistration submit,
    Outbox outbox,
    TimeProvider clock
)
{
    // Two tabs at once on PostgreSQL: the second sees what the first has done.
    private const int Tries = 3;

    /// <summary>What became of it.</summary>
    /// <param name="utility">Whose form.</param>
    /// <param name="key">The cookie's.</param>
    /// <param name="typed">The form.</param>
    /// <param name="caller">For limits.</param>
    /// <param name="cancel">Given up.</param>
    public async Task<StepOutcome> RunAsync(
        UtilityProfile utility,
        string key,
        TypedStep typed,
        Caller caller,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(caller);
        var rules = utility.Registration.Steps[typed.Step];
        var ownHash = await OwnHashAsync(utility, rules, typed, cancel);
        // Made on every path of the last step, used on one: a refusal takes no less time (R3).
        var temporary =
            IsLast(utility, typed.Step)
            && typed is { HumanPassed: true, OnlyKeep: false }
            && utility.Registration.Credential == CredentialDelivery.TemporaryPasswordByMail
                ? await FreshPassword.MakeAsync(passwords, cancel)
                : null;
        for (var left = Tries; ; left--)
        {
            try
            {
                return await store.WriteAsync(
                    utility.Id,
                    db => TakeAsync(new(db, utility, typed, caller, temporary), key, ownHash, cancel),
                    cancel
                );
            }
            catch (DbUpdateException) when (left > 1) { }
        }
    }

    // A password is hashed once it is good, and only its hash is kept.
    private async Task<string?> OwnHashAsync(
        UtilityProfile utility,
        RegistrationStep rules,
        TypedStep typed,
        CancellationToken cancel
    )
    {
        if (typed.Values.GetValueOrDefault(FieldKey.Password) is not { Length: > 0 } password)
            return null;
        var own = rules.Fields.Where(f => f.Field is FieldKey.Password or FieldKey.PasswordAgain).ToList();
        return own.Count > 0 && own.All(f => FieldCheck.Problem(utility, f, typed.Values) is null)
            ? await passwords.HashAsync(password, cancel)
            : null;
    }

    private async Task<StepOutcome> TakeAsync(StepWork work, string key, string? ownHash, CancellationToken cancel)
    {
        var (db, utility, typed) = (work.Db, work.Utility, work.Typed);
        var now = clock.GetUtcNow();
        var draft =
            await Drafts.FindAsync(db, key, now, cancel) ?? await Drafts.AddAsync(db, utility, key, now, cancel);
        if (draft.Registration is not null)
            return new SentIn();
        if (typed.Step > draft.Step)
            return new GoOn(draft.Step);
        var content = DraftContent.Of(draft);
        if (ChangedSince(work, content) is { Count: > 0 } changed)
            return new ChangedElsewhere(changed);

        var rules = utility.Registration.Steps[typed.Step];
        foreach (var field in rules.Fields.Where(Drafts.Keeps))
            await Drafts.PutAsync(
                db,
                draft,
                content,
                utility,
                typed.Step,
                field.Field,
                Drafts.Clean(typed.Values.GetValueOrDefault(field.Field)),
                cancel
            );
        draft.PasswordHash = ownHash ?? draft.PasswordHash;
        if (typed.HumanPassed && rules.HumanCheck)
            content.HumanPassed = typed.Step;
        var outcome = typed.OnlyKeep ? new GoOn(typed.Step) : await JudgeAsync(work, draft, content, rules, cancel);
        draft.Save(content, utility, now);
        return outcome;
    }

    private async Task<StepOutcome> JudgeAsync(
        StepWork work,
        RegistrationDraft draft,
        DraftContent content,
        RegistrationStep rules,
        CancellationToken cancel
    )
    {
        var (db, utility, typed) = (work.Db, work.Utility, work.Typed);
        var values = content.Texts();
        foreach (var (field, text) in typed.Values)
            values.TryAdd(field, text);
        var problems = Problems(utility, rules, values, draft, content);
        var human = !rules.HumanCheck || content.HumanPassed == typed.Step;
        if (problems.Count > 0 || !human)
            return new Mistakes(problems, !human);

        if (rules.Fields.Any(f => f.Field == FieldKey.OneTimeCode) && !IsConfirmed(content))
        {
            var verdict = await secrets.RedeemCodeAsync(
                db,
                utility.Id,
                SecretPurpose.RegistrationCode,
                draft.Id,
                typed.Values.GetValueOrDefault(FieldKey.OneTimeCode),
                utility.Limits.CodeTries,
                cancel
            );
            if (ProblemOf(verdict) is { } wrong)
                return new Mistakes(new Dictionary<FieldKey, FieldProblem> { [FieldKey.OneTimeCode] = wrong }, false);
            content.ConfirmedEmail = content.Text(FieldKey.Email);
        }
        if (IsLast(utility, typed.Step))
        {
            var sent = await submit.RunAsync(work, draft, content, cancel);
            // Whoever was refused shows again that he is a person.
            content.HumanPassed = null;
            return sent;
        }
        if (rules.SendsCode && !IsConfirmed(content))
            await SendCodeAsync(db, utility, draft, content, work.Caller, cancel);
        content.HumanPassed = null;
        draft.Step = Math.Max(draft.Step, typed.Step + 1);
        return new GoOn(typed.Step + 1);
    }

    /// <summary>Sends the one-time code to the address of the draft, whether or not there is such a customer; within the
    /// limits, and nobody is told when not.</summary>
    internal async Task SendCodeAsync(
        EbokDb db,
        UtilityProfile utility,
        RegistrationDraft draft,
        DraftContent content,
        Caller caller,
        CancellationToken cancel
    )
    {
        var email = content.Text(FieldKey.Email) ?? "";
        string[] targets = [attempts.OfEmail(email), "code " + (Typed.Code(utility, content.Texts()) ?? "")];
        if (!await attempts.MaySendAsync(db, utility, targets, cancel))
            return;
        foreach (var target in targets)
            attempts.Record(db, utility, AttemptKind.CodeAsked, target, draft.Id, caller, succeeded: true);
        var lifetime = TimeSpan.FromMinutes(utility.Lifetimes.RegistrationCodeMinutes);
        var code = await secrets.IssueCodeAsync(
            db,
            utility.Id,
            SecretPurpose.RegistrationCode,
            draft.Id,
            lifetime,
            cancel
        );
        var label = utility.Registration.Steps.SelectMany(s => s.Fields).First(f => f.Field == FieldKey.OneTimeCode);
        outbox.Add(db, utility, email, RegistrationMail.Code(utility, code, label.Label), clock.GetUtcNow() + lifetime);
    }

    // Fields that another tab has set to something else since this form was shown.
    private static List<FieldKey> ChangedSince(StepWork work, DraftContent content) =>
        [
            .. content
                .Fields.Where(f =>
                    f.Value.Since > work.Typed.Version
                    && work.Typed.Values.TryGetValue(f.Key, out var typed)
                    && Drafts.Clean(typed) != f.Value.Text
                )
                .Select(f => f.Key),
        ];

    private static Dictionary<FieldKey, FieldProblem> Problems(
        UtilityProfile utility,
        RegistrationStep rules,
        Dictionary<FieldKey, string> values,
        RegistrationDraft draft,
        DraftContent content
    )
    {
        var problems = new Dictionary<FieldKey, FieldProblem>();
        var passwordKept =
            draft.PasswordHash is not null && string.IsNullOrEmpty(values.GetValueOrDefault(FieldKey.Password));
        foreach (var field in rules.Fields)
        {
            if (field.Field == FieldKey.OneTimeCode && IsConfirmed(content))
                continue;
            if (field.Field is FieldKey.Password or FieldKey.PasswordAgain && passwordKept)
                continue;
            if (FieldCheck.Problem(utility, field, values) is { } problem)
                problems[field.Field] = problem;
        }
        return problems;
    }

    private static bool IsConfirmed(DraftContent content) =>
        content.ConfirmedEmail is not null && content.ConfirmedEmail == content.Text(FieldKey.Email);

    private static bool IsLast(UtilityProfile utility, int step) => step == utility.Registration.Steps.Count - 1;

    private static FieldProblem? ProblemOf(SecretVerdict verdict) =>
        verdict switch
        {
            SecretVerdict.Right => null,
            SecretVerdict.Wrong => new(FieldProblemKind.WrongCode),
            SecretVerdict.Expired => new(FieldProblemKind.CodeExpired),
            _ => new(FieldProblemKind.CodeDead),
        };
}

/// <summary>A step and all that judging it needs.</summary>
internal sealed record StepWork(
    EbokDb Db,
    UtilityProfile Utility,
    TypedStep Typed,
    Caller Caller,
    FreshPassword? Temporary
);
