using Ebok.Core.Data;
using Ebok.Core.SecondFactor;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Ebok.Core.Accounts;

/// <summary>What was typed into the sign-in form.</summary>
/// <param name="Login">As typed; see <see cref="LoginName"/>.</param>
/// <param name="Password">As typed.</param>
/// <param name="Remember">"Zapamiętaj mnie?"</param>
public sealed record Credentials(string? Login, string? Password, bool Remember);

/// <summary>A session that was opened.</summary>
/// <param name="Key">For the cookie; known to nobody else.</param>
/// <param name="KeepUntil">Until when the browser keeps the cookie; null: until it is closed.</param>
/// <param name="MustChangePassword">The password was temporary.</param>
public sealed record SignedIn(string Key, DateTimeOffset? KeepUntil, bool MustChangePassword);

/// <summary>Not signed in, and nobody is told why: unknown, wrong, locked, blocked, empty, too long, too often.</summary>
public sealed record SignInRefused : Refusal;

/// <summary>The password is right, and the second factor is still owed: no session yet.</summary>
/// <param name="Key">For the cookie of <see cref="CompleteSignIn"/>; known to nobody else.</param>
public sealed record CodeNeeded(string Key) : Refusal
{
    /// <summary>How long it may be owed: time to find the phone.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
}

/// <summary>Too many sign in at this moment; nothing was looked at.</summary>
public sealed record TooManyAtOnce : Refusal;

/// <summary>Opens a session for the right login and password. Every refusal takes the same way: one look at the
/// account, one password hashed, one row written (security.md, "telling nothing").</summary>
public sealed class SignIn(
    EbokStore store,
    Passwords passwords,
    SignInLimits limits,
    StartSession startSession,
    TimeProvider clock,
    ILogger<SignIn> log
)
{
    /// <summary>The session, <see cref="SignInRefused"/>, <see cref="CodeNeeded"/> or
    /// <see cref="TooManyAtOnce"/>.</summary>
    public async Task<Result<SignedIn>> RunAsync(
        UtilityProfile utility,
        Credentials typed,
        Caller caller,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(caller);
        var login = typed.Login is { Length: <= LoginName.MaxLength } ? LoginName.Normalise(typed.Login) : "";
        using var queued = limits.TryQueue(caller);
        if (queued is null)
            return new TooManyAtOnce();
        using var begun = limits.TryBegin(utility.Id, login, caller);
        var account = await FindAsync(utility.Id, login, cancel);
        var mayTry = begun is not null && account is { HasCustomer: true, Blocked: false };
        // A temporary password that nobody used in time is as wrong as any other.
        var lapsed = account?.GoodUntil <= clock.GetUtcNow();
        var locked = account?.LockoutEnd > clock.GetUtcNow();
        var verified = await passwords.TryVerifyAsync(mayTry && !locked ? account!.Hash : null, typed.Password, cancel);
        if (verified is not { } verdict)
            return new TooManyAtOnce();
        var right = verdict != PasswordVerificationResult.Failed && !lapsed;
        if (!right)
            limits.Failed(caller);
        var newHash =
            verdict == PasswordVerificationResult.SuccessRehashNeeded
                ? await passwords.HashAsync(typed.Password!, cancel)
                : null;

        var result = await store.WriteAsync(
            utility.Id,
            async db =>
            {
                var opened = right && await OpenAsync(db, account!, newHash, cancel);
                if (!right && mayTry && !locked)
                    await db.CountFailureAsync(
                        account!.Id,
                        account.LockoutEnd,
                        utility.Limits,
                        clock.GetUtcNow(),
                        cancel
                    );
                var owesCode = opened && await SecondFactors.HasAsync(db, account!.Id, cancel);
                var line = Record(db, utility.Id, account, opened, owesCode, caller);
                if (!opened)
                    return new SignInRefused();
                if (owesCode)
                    return HalfSignIn.Begin(db, line, typed.Remember);
                return (Result<SignedIn>)
                    startSession.Add(db, utility, new(account!.Id), typed.Remember, caller, account.MustChangePassword);
            },
            cancel
        );
        // For the administrator: who, where, from where, and the reason that nobody else is told. Never the login typed.
        log.LogInformation(
            "Sign-in at {Utility}: {Outcome}, account {Account}, from {Origin}",
            utility.Slug,
            result.IsOk ? "opened"
                : result.Refusal is CodeNeeded ? "code needed"
                : begun is null ? "too often"
                : account is null ? "unknown login"
                : locked ? "account waits"
                : lapsed ? "temporary password lapsed"
                : mayTry ? "wrong password"
                : "account closed",
            account?.Id,
            caller.Origin
        );
        return result;
    }

    private async Task<Found?> FindAsync(UtilityId utility, string login, CancellationToken cancel)
    {
        await using var db = store.Read(utility);
        var account = await db
            .Users.Where(a => a.NormalizedUserName == login)
            .Select(a => new
            {
                a.Id,
                a.PasswordHash,
                a.Blocked,
                a.EndsOn,
                a.LockoutEnd,
                a.MustChangePassword,
                a.PasswordGoodUntil,
            })
            .SingleOrDefaultAsync(cancel);
        AccountId id = new(account?.Id ?? Guid.Empty);
        // Asked for an unknown login too, for the same time.
        var held = await db.AccountCustomers.AnyAsync(c => c.Account == id, cancel);
        return account is null
            ? null
            : new(
                account.Id,
                account.PasswordHash,
                account.Blocked || account.EndsOn < clock.Today(),
                held,
                account.LockoutEnd,
                account.MustChangePassword,
                account.PasswordGoodUntil
            );
    }

    // False when the account was blocked or its password changed since it was read.
    private static async Task<bool> OpenAsync(EbokDb db, Found account, string? newHash, CancellationToken cancel) =>
        await db
            .Users.Where(a => a.Id == account.Id && !a.Blocked && a.PasswordHash == account.Hash)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(a => a.AccessFailedCount, 0)
                        .SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null)
                        .SetProperty(a => a.PasswordHash, a => newHash ?? a.PasswordHash),
                cancel
            ) == 1;

    private SignInAttempt Record(EbokDb db, UtilityId utility, Found? account, bool right, bool owesCode, Caller caller)
    {
        var line = SignInAttempt.New(
            utility,
            account is null ? null : new AccountId(account.Id),
            clock.GetUtcNow(),
            right && !owesCode,
            owesCode ? SignInMethod.PasswordAlone : SignInMethod.Password,
            caller
        );
        db.SignInAttempts.Add(line);
        return line;
    }

    private sealed record Found(
        Guid Id,
        string? Hash,
        bool Blocked,
        bool HasCustomer,
        DateTimeOffset? LockoutEnd,
        bool MustChangePassword,
        DateTimeOffset? GoodUntil
    );
}
