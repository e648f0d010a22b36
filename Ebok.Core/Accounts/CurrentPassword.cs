using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Accounts;

/// <summary>Asks a signed-in customer for his password again before what would be worth stealing a session for: a new
/// password, the second factor, passkeys. Wrong ones count as those at sign-in do.</summary>
public sealed class CurrentPassword(EbokStore store, Passwords passwords, SignInLimits limits, TimeProvider clock)
{
    /// <summary>The hash that the password is right for, <see cref="WrongPassword"/> or
    /// <see cref="TooManyAtOnce"/>.</summary>
    internal async Task<Result<string>> VerifyAsync(
        OpenSession actor,
        UtilityProfile utility,
        string? typed,
        Caller caller,
        CancellationToken cancel
    )
    {
        using var queued = limits.TryQueue(caller);
        if (queued is null)
            return new TooManyAtOnce();
        using var begun = limits.TryBegin(utility.Id, LoginName.Normalise(actor.Login), caller);
        await using var db = store.Read(utility.Id);
        var account = await db
            .Users.Where(a => a.Id == actor.Account.Value)
            .Select(a => new { a.PasswordHash, a.LockoutEnd })
            .SingleAsync(cancel);
        var mayTry = begun is not null && !(account.LockoutEnd > clock.GetUtcNow());
        var verdict = await passwords.TryVerifyAsync(mayTry ? account.PasswordHash : null, typed, cancel);
        if (verdict is null)
            return new TooManyAtOnce();
        if (verdict != PasswordVerificationResult.Failed)
            return account.PasswordHash!;
        limits.Failed(caller);
        if (mayTry)
            await store.WriteAsync(
                utility.Id,
                d =>
                    d.CountFailureAsync(
                        actor.Account.Value,
                        account.LockoutEnd,
                        utility.Limits,
                        clock.GetUtcNow(),
                        cancel
                    ),
                cancel
            );
        return new WrongPassword();
    }
}
