using Ebok.Core.Accounts;
using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Ebok.Core.PasswordReset;

/// <summary>The code is not this one.</summary>
/// <param name="TriesLeft">How often it may still be typed; at least 1.</param>
public sealed record WrongResetCode(int TriesLeft) : Refusal;

/// <summary>The time is over, the code was tried too often, or all is done already: one starts anew.</summary>
/// <param name="Stage">Which of them.</param>
public sealed record ResetDead(ResetStage Stage) : Refusal;

/// <summary>Sets a new password by the code or link that was mailed (W2, W3). Every session of the account ends, waits
/// after wrong passwords are over, a temporary password is none any more; the second factor stays.</summary>
public sealed class ChangeForgottenPassword(
    EbokStore store,
    ReadReset read,
    OneTimeSecrets secrets,
    Passwords passwords,
    SignInLimits limits,
    SessionCache cache,
    Outbox outbox,
    TimeProvider clock,
    ILogger<ChangeForgottenPassword> log
)
{
    /// <summary>The account, <see cref="PasswordTooWeak"/>, <see cref="WrongResetCode"/>, <see cref="ResetDead"/>,
    /// <see cref="TooManyAtOnce"/>, or <see cref="NotFound"/> for a key or link that opens nothing. A password that is
    /// refused costs no try of the code.</summary>
    /// <param name="utility">Whose office.</param>
    /// <param name="key">What opens the request.</param>
    /// <param name="code">As typed; not looked at where a link opens it.</param>
    /// <param name="password">The new one, as typed.</param>
    /// <param name="caller">Told in the confirming mail, by the browser's name.</param>
    /// <param name="cancel">Ends it unless it is stored already.</param>
    public async Task<Result<AccountId>> RunAsync(
        UtilityProfile utility,
        ResetKey key,
        string? code,
        string password,
        Caller caller,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(password);
        ArgumentNullException.ThrowIfNull(caller);
        if (await read.RunAsync(utility, key, cancel) is not { } view)
            return NotFound.Instance;
        if (view.Stage != ResetStage.Open)
            return new ResetDead(view.Stage);
        var unmet = PasswordCheck.Unmet(password, utility, view.Facts.LoginTyped);
        if (unmet.Count > 0)
            return new PasswordTooWeak(unmet);

        using var queued = limits.TryQueue(caller);
        if (queued is null)
            return new TooManyAtOnce();
        // Before the transaction, and for wrong codes too: a hash takes longer than anything that may hold the write
        // lock.
        var hash = await passwords.HashAsync(password, cancel);
        var result = await store.WriteAsync(
            utility.Id,
            db => SetAsync(db, utility, view.Id, code, key.Token is not null, hash, caller, cancel),
            cancel
        );
        if (result.TryGet(out var account, out var refusal))
            EndSessions.Forget(cache, account);
        log.LogInformation(
            "Password reset {Request} at {Utility} from {Origin}: {Outcome}",
            view.Id,
            utility.Slug,
            caller.Origin,
            refusal?.Code ?? "password changed"
        );
        return result;
    }

    private async Task<Result<AccountId>> SetAsync(
        EbokDb db,
        UtilityProfile utility,
        Guid id,
        string? code,
        bool byLink,
        string hash,
        Caller caller,
        CancellationToken cancel
    )
    {
        if (!byLink)
        {
            var verdict = await secrets.RedeemCodeAsync(
                db,
                utility.Id,
                SecretPurpose.ResetCode,
                id,
                code,
                utility.Limits.CodeTries,
                cancel
            );
            if (await RefusalAsync(db, utility, id, verdict, cancel) is { } refusal)
                return refusal;
        }
        var now = clock.GetUtcNow();
        var request = await db.ResetRequests.AsNoTracking().SingleAsync(r => r.Id == id, cancel);
        // Good once, whoever comes at the same time; nobody's request changes nobody's password.
        var taken = await db
            .ResetRequests.Where(r => r.Id == id && r.UsedAt == null && r.ExpiresAt > now && r.Account != null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.UsedAt, (DateTimeOffset?)now), cancel);
        if (taken != 1 || request.Account is not { } account)
            return new ResetDead(ResetStage.Used);
        await secrets.EndAsync(db, SecretPurpose.ResetLink, id, cancel);
        // Over a password that was changed meanwhile nothing is changed: another request, or its owner, was first.
        var changed = await db
            .Users.Where(a => a.Id == account.Value && !a.Blocked && a.SecurityStamp == request.Stamp)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(a => a.PasswordHash, hash)
                        .SetProperty(a => a.MustChangePassword, false)
                        .SetProperty(a => a.PasswordGoodUntil, (DateTimeOffset?)null)
                        .SetProperty(a => a.AccessFailedCount, 0)
                        .SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null)
                        .SetProperty(a => a.SecurityStamp, Guid.NewGuid().ToString("N")),
                cancel
            );
        if (changed != 1)
            return new ResetDead(ResetStage.Used);
        await EndSessions.EndAsync(db, account, _ => true, now, cancel);
        // Who gave the old password and owes the second factor gives the new one first.
        await db.HalfSignIns.Where(h => h.Account == account).ExecuteDeleteAsync(cancel);
        var owner = await db
            .Users.Where(a => a.Id == account.Value)
            .Select(a => new { a.Email, a.UserName })
            .SingleAsync(cancel);
        if (FindResetAccount.AddressOf(owner.Email, owner.UserName) is { } to)
            outbox.Add(db, utility, to, new ResetMails(utility, now).Changed(caller.Browser));
        return account;
    }

    private static async Task<Refusal?> RefusalAsync(
        EbokDb db,
        UtilityProfile utility,
        Guid request,
        SecretVerdict verdict,
        CancellationToken cancel
    )
    {
        switch (verdict)
        {
            case SecretVerdict.Right:
                return null;
            case SecretVerdict.Expired:
                return new ResetDead(ResetStage.Over);
            case SecretVerdict.Wrong:
                var tries = await db
                    .OneTimeSecrets.Where(s => s.Purpose == SecretPurpose.ResetCode && s.Subject == request)
                    .Select(s => s.Tries)
                    .SingleAsync(cancel);
                var left = utility.Limits.CodeTries - tries;
                return left > 0 ? new WrongResetCode(left) : new ResetDead(ResetStage.Exhausted);
            default:
                return new ResetDead(ResetStage.Exhausted);
        }
    }
}
