using Ebok.Core.Accounts;
using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Ebok.Core.PasswordReset;

/// <summary>"Przypomnij hasło" (W1, K5): compares the facts and mails a code or link to the account's address. The
/// answer is the same for right and wrong facts, unknown and blocked accounts, too many tries and too many codes: a
/// request with a code that goes out or not.</summary>
public sealed class RequestReset(
    EbokStore store,
    OneTimeSecrets secrets,
    Attempts attempts,
    Outbox outbox,
    PublicLinks links,
    TimeProvider clock,
    ILogger<RequestReset> log
)
{
    /// <summary>The key of the request, for the browser's cookie.</summary>
    public async Task<string> RunAsync(
        UtilityProfile utility,
        ResetFacts facts,
        Caller caller,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(caller);
        var typed = facts.Sound();
        var key = SessionKey.New();
        var (request, outcome) = await store.WriteAsync(
            utility.Id,
            db => AddAsync(db, utility, typed, key, caller, cancel),
            cancel
        );
        // For the administrator, who is told the reason; never what was typed.
        log.LogInformation(
            "Password reset {Request} asked at {Utility} from {Origin}: {Outcome}",
            request,
            utility.Slug,
            caller.Origin,
            outcome
        );
        return key;
    }

    private async Task<(Guid Request, string Outcome)> AddAsync(
        EbokDb db,
        UtilityProfile utility,
        ResetFacts typed,
        string key,
        Caller caller,
        CancellationToken cancel
    )
    {
        var id = Guid.CreateVersion7();
        var target = TargetOf(utility, typed);
        var notBefore = await attempts.NotBeforeAsync(db, utility, AttemptKind.Reset, target, null, caller, cancel);
        var found = await FindResetAccount.RunAsync(db, utility, typed, cancel);
        // Holds the account: of two that ask at once on PostgreSQL the second sees what was sent to the first.
        await HoldAsync(db, found?.Id ?? Guid.Empty, cancel);
        string[] to = found is null ? [$"nobody {id}"] : [$"account {found.Id}", attempts.OfEmail(found.Email)];
        var maySend = await attempts.MaySendAsync(db, utility, [to[0], to[^1]], cancel) && notBefore is null;
        // A first password that came by post proves the address it came to. An e-mail must not open that account
        // before it does: what an operator approved would be open to whoever typed the e-mail into the form.
        var byLetter =
            found is { MustChangePassword: true } && utility.Registration.Credential == CredentialDelivery.Letter;
        var opens = found is not null && maySend && !byLetter;

        var now = clock.GetUtcNow();
        var lifetime = TimeSpan.FromMinutes(utility.Lifetimes.ActivationCodeMinutes);
        db.ResetRequests.Add(
            new ResetRequest
            {
                Id = id,
                Utility = utility.Id,
                KeyHash = SessionKey.Hash(key),
                Account = opens ? new(found!.Id) : null,
                Stamp = opens ? found!.Stamp : null,
                Facts = typed.ToJson(),
                CreatedAt = now,
                ExpiresAt = now + lifetime,
            }
        );
        var mail = await ComposeAsync(db, utility, id, lifetime, byLetter, found?.Login ?? "", cancel);
        // What may not be tried is not counted, or the wait would never end.
        if (notBefore is null)
            attempts.Record(db, utility, AttemptKind.Reset, target, id, caller, succeeded: found is not null);
        if (maySend)
            foreach (var one in to)
                attempts.Record(db, utility, AttemptKind.CodeAsked, one, id, caller, succeeded: true);
        if (found is not null && maySend)
            outbox.Add(db, utility, found.Email, mail, byLetter ? null : now + lifetime);
        return (
            id,
            notBefore is not null ? "too often"
            : found is null ? "facts do not hold"
            : !maySend ? "too many codes"
            : byLetter ? "the letter comes first"
            : "sent"
        );
    }

    private async Task<MailContent> ComposeAsync(
        EbokDb db,
        UtilityProfile utility,
        Guid request,
        TimeSpan lifetime,
        bool byLetter,
        string login,
        CancellationToken cancel
    )
    {
        var mails = new ResetMails(utility, clock.GetUtcNow() + lifetime);
        if (utility.Reset.Delivery == ResetDelivery.Code)
        {
            var code = await secrets.IssueCodeAsync(db, utility.Id, SecretPurpose.ResetCode, request, lifetime, cancel);
            return byLetter ? mails.LetterFirst() : mails.Code(code, login);
        }
        var token = await secrets.IssueLinkAsync(db, utility.Id, SecretPurpose.ResetLink, request, lifetime, cancel);
        return byLetter
            ? mails.LetterFirst()
            : mails.Link(links.To(utility, "przypomnienie-hasla/haslo", token), login);
    }

    // Staff know a customer by his code; an e-mail address is kept as its hash.
    private string? TargetOf(UtilityProfile utility, ResetFacts typed) =>
        (typed.CustomerCode ?? typed.Login ?? typed.Email) is not { } who ? null
        : utility.CustomerCode.Normalise(who) is { } code ? code
        : who.Contains('@', StringComparison.Ordinal) ? attempts.OfEmail(who)
        : LoginName.Normalise(who);

    private static Task<int> HoldAsync(EbokDb db, Guid account, CancellationToken cancel) =>
        db
            .Users.Where(a => a.Id == account)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.LockoutEnabled, a => a.LockoutEnabled), cancel);
}
