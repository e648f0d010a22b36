using Ebok.Core.Accounts;
using Ebok.Core.Content;
using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Registration;

/// <summary>Compares a whole registration with the data on file and takes it in, or refuses it so that nobody learns
/// anything (R2, R3). Part of the transaction of its last step.</summary>
public sealed class SubmitRegistration(
    OneTimeSecrets secrets,
    Attempts attempts,
    AccountOpening opening,
    LegalTexts texts,
    Outbox outbox,
    PublicLinks links,
    TimeProvider clock
)
{
    /// <summary>How long the link of a mail goes on showing the state of the registration (K2).</summary>
    internal static readonly TimeSpan StateShown = TimeSpan.FromDays(90);

    internal async Task<StepOutcome> RunAsync(
        StepWork work,
        RegistrationDraft draft,
        DraftContent content,
        CancellationToken cancel
    )
    {
        var (db, utility) = (work.Db, work.Utility);
        var values = content.Texts();
        var code = Typed.Code(utility, values);
        var login = Typed.Login(utility, values);
        var target = code ?? values.GetValueOrDefault(FieldKey.CustomerCode);
        var notBefore = await attempts.NotBeforeAsync(
            db,
            utility,
            AttemptKind.Registration,
            target,
            draft.Id,
            work.Caller,
            cancel
        );
        if (notBefore is { } until)
            return new TryLater(until);
        var facts = await ProofFacts.ReadAsync(db, utility, code, login, cancel);
        var failed = Proofs
            .Judge(utility, values, facts)
            .Where(p => p.Verdict != ProofVerdict.Held)
            .Select(p => p.Kind)
            .ToList();
        var underAttack = await attempts.IsUnderAttackAsync(db, utility, cancel);
        var fits = failed.Count == 0 && facts.AccountEmail is null;
        var byOperator = utility.Registration.Judge == ProofJudge.Operator;
        attempts.Record(db, utility, AttemptKind.Registration, target, draft.Id, work.Caller, fits);
        if (!fits && !byOperator)
        {
            if (failed.Count == 0)
                await TellHolderAsync(db, utility, facts.AccountEmail, draft, work.Caller, cancel);
            return new DoesNotFit();
        }

        var terms = await texts.NowAsync(db, utility, LegalKind.Terms, cancel);
        var request = Add(
            work,
            draft,
            content,
            facts,
            failed,
            login ?? target ?? "",
            underAttack && !byOperator,
            terms.Label
        );
        await FollowAsync(work, request, cancel);
        draft.Registration = request.Id;
        // What was typed stands in the registration now: whoever uses this browser next does not find it here.
        content.Fields.Clear();
        draft.PasswordHash = null;
        return new SentIn();
    }

    private RegistrationRequest Add(
        StepWork work,
        RegistrationDraft draft,
        DraftContent content,
        ProofFacts facts,
        List<ProofKind> failed,
        string login,
        bool forOperator,
        string termsVersion
    )
    {
        var (utility, values) = (work.Utility, content.Texts());
        var now = clock.GetUtcNow();
        var confirmed = content.ConfirmedEmail is not null;
        var request = new RegistrationRequest
        {
            Id = RegistrationId.New(),
            Utility = utility.Id,
            State = confirmed ? RegistrationState.BeingChecked : RegistrationState.WaitingForEmail,
            Values = new RegistrationValues
            {
                Fields = values,
                Words = utility
                    .Registration.Steps.SelectMany(s => s.Fields)
                    .Where(f => RegistrationConsents.IsConsent(f.Field))
                    .ToDictionary(f => f.Field, f => f.Label),
                TermsVersion = termsVersion,
                ForOperator = forOperator,
            }.ToJson(),
            Login = login,
            Email = values.GetValueOrDefault(FieldKey.Email) ?? "",
            Phone = values.GetValueOrDefault(FieldKey.Phone) is { Length: > 0 } phone
                ? phone[..Math.Min(phone.Length, 40)]
                : null,
            Customer = facts.Customer,
            ProofsFailed = string.Join(',', failed),
            PasswordHash = draft.PasswordHash,
            SubmittedAt = now,
            ConfirmedAt = confirmed ? now : null,
            Origin = work.Caller.Origin,
        };
        work.Db.Registrations.Add(request);
        return request;
    }

    // Opened at once, a link to click, or an operator: as the profile says, and an operator while somebody guesses.
    private async Task FollowAsync(StepWork work, RegistrationRequest request, CancellationToken cancel)
    {
        var (db, utility) = (work.Db, work.Utility);
        var forOperator =
            utility.Registration.Judge == ProofJudge.Operator || RegistrationValues.Of(request).ForOperator;
        var byLink = utility.Registration.Confirmation == EmailConfirmation.Link;
        if (!byLink && !forOperator)
        {
            var opened = await opening.OpenAsync(db, utility, request, work.Temporary, cancel);
            if (!opened.IsOk)
                throw new InvalidOperationException($"an account that was free is {opened.Refusal!.Code}");
            return;
        }
        if (!byLink)
            request.State = RegistrationState.BeingChecked;
        var link = links.To(
            utility,
            "rejestracja/potwierdzenie",
            await secrets.IssueLinkAsync(
                db,
                utility.Id,
                SecretPurpose.RegistrationLink,
                request.Id.Value,
                StateShown,
                cancel
            )
        );
        outbox.Add(
            db,
            utility,
            request.Email,
            byLink ? RegistrationMail.Link(utility, link) : RegistrationMail.BeingChecked(utility, link),
            clock.GetUtcNow().AddHours(utility.Lifetimes.ActivationLinkHours)
        );
    }

    // The holder of the account is told, the browser is not (R3); not more often than codes are sent.
    private async Task TellHolderAsync(
        EbokDb db,
        UtilityProfile utility,
        string? email,
        RegistrationDraft draft,
        Caller caller,
        CancellationToken cancel
    )
    {
        if (string.IsNullOrEmpty(email))
            return;
        var target = attempts.OfEmail(email);
        if (!await attempts.MaySendAsync(db, utility, [target], cancel))
            return;
        attempts.Record(db, utility, AttemptKind.CodeAsked, target, draft.Id, caller, succeeded: true);
        outbox.Add(db, utility, email, RegistrationMail.AlreadyThere(utility, links));
    }
}
