using Ebok.Core.Data;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Accounts;

/// <summary>The new password fails these rules of the profile.</summary>
public sealed record PasswordTooWeak(IReadOnlyList<PasswordRule> Unmet) : Refusal;

/// <summary>The current password is not this one, or too many were tried.</summary>
public sealed record WrongPassword : Refusal;

/// <summary>Sets a new password against the current one (T5, Q2), also the temporary one for the first time (T4, K4).
/// Every session of the account is over, this one too: the browser goes on in a fresh one (S3).</summary>
public sealed class ChangePassword(
    EbokStore store,
    Passwords passwords,
    CurrentPassword currentPassword,
    StartSession startSession,
    SessionCache cache,
    TimeProvider clock
)
{
    /// <summary>The fresh session, <see cref="PasswordTooWeak"/>, <see cref="WrongPassword"/> or
    /// <see cref="TooManyAtOnce"/>.</summary>
    public async Task<Result<SignedIn>> RunAsync(
        OpenSession actor,
        UtilityProfile utility,
        string current,
        string wanted,
        Caller caller,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(utility);
        var unmet = PasswordCheck.Unmet(wanted, utility, actor.Login);
        if (unmet.Count > 0)
            return new PasswordTooWeak(unmet);
        if (wanted == current)
            return new PasswordTooWeak([PasswordRule.Same]);

        var verified = await currentPassword.VerifyAsync(actor, utility, current, caller, cancel);
        if (!verified.TryGet(out var before, out var refusal))
            return refusal;
        var hash = await passwords.HashAsync(wanted, cancel);
        var session = await store.WriteAsync(
            utility.Id,
            d => SetAsync(d, actor, utility, before, hash, caller, cancel),
            cancel
        );
        EndSessions.Forget(cache, actor.Account);
        return session;
    }

    private async Task<Result<SignedIn>> SetAsync(
        EbokDb db,
        OpenSession actor,
        UtilityProfile utility,
        string before,
        string hash,
        Caller caller,
        CancellationToken cancel
    )
    {
        // Nothing is changed by a session that was ended, or over a password that was changed, meanwhile.
        var changed = await db
            .Users.Where(a =>
                a.Id == actor.Account.Value
                && !a.Blocked
                && a.PasswordHash == before
                && db.Sessions.Any(s => s.Id == actor.Id && s.EndedAt == null)
            )
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
            return new WrongPassword();
        // K2: what his link shows from now on.
        await db
            .Registrations.Where(r => r.Account == actor.Account && r.State != RegistrationState.Active)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(r => r.State, RegistrationState.Active)
                        .SetProperty(r => r.Version, r => r.Version + 1),
                cancel
            );
        var remembered = await db.Sessions.AnyAsync(s => s.Id == actor.Id && s.Remembered, cancel);
        await EndSessions.EndAsync(db, actor.Account, _ => true, clock.GetUtcNow(), cancel);
        return startSession.Add(db, utility, actor.Account, remembered, caller, mustChangePassword: false);
    }
}
