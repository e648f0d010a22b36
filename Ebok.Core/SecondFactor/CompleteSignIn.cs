using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Ebok.Core.SecondFactor;

/// <summary>What is given after the right password: a code, of the app or on paper, or a passkey's signature.</summary>
public sealed record SecondProof(string? Code, PasskeyProof? Passkey = null);

/// <summary>The second factor did not come in time: one begins with the password again.</summary>
public sealed record SignInExpired : Refusal;

/// <summary>Not signed in: wrong, used, too often.</summary>
public sealed record CodeRefused : Refusal;

/// <summary>Opens the session that <see cref="SignIn"/> kept back until the second factor came (S2).</summary>
public sealed class CompleteSignIn(
    EbokStore store,
    SecondFactors factors,
    SignInLimits limits,
    StartSession startSession,
    TimeProvider clock,
    ILogger<CompleteSignIn> log
)
{
    /// <summary>The session, <see cref="CodeRefused"/> or <see cref="SignInExpired"/>.</summary>
    /// <param name="utility">Where.</param>
    /// <param name="key">Of <see cref="CodeNeeded"/>.</param>
    /// <param name="proof">The second factor.</param>
    /// <param name="caller">From where; the same limits as for passwords.</param>
    /// <param name="cancel">Of the request.</param>
    public async Task<Result<SignedIn>> RunAsync(
        UtilityProfile utility,
        string key,
        SecondProof proof,
        Caller caller,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(proof);
        ArgumentNullException.ThrowIfNull(caller);
        var hash = SessionKey.Hash(key);
        using var begun = limits.TryBegin(utility.Id, "code " + Convert.ToHexString(hash), caller);
        if (begun is null)
            return new CodeRefused();
        var result = await store.WriteAsync(
            utility.Id,
            db => CompleteAsync(db, utility, hash, proof, caller, cancel),
            cancel
        );
        if (result.Refusal is CodeRefused)
            limits.Failed(caller);
        return result;
    }

    private async Task<Result<SignedIn>> CompleteAsync(
        EbokDb db,
        UtilityProfile utility,
        byte[] hash,
        SecondProof proof,
        Caller caller,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        var half = await db
            .HalfSignIns.AsNoTracking()
            .SingleOrDefaultAsync(h => h.KeyHash == hash && h.ExpiresAt > now, cancel);
        if (half is null || await OpenAccount.FindAsync(db, half.Account, now, cancel) is not { } account)
            return new SignInExpired();
        var method = await MethodAsync(db, utility, half.Account, proof, now, cancel);
        log.LogInformation(
            "Second factor at {Utility}: {Outcome}, account {Account}, from {Origin}",
            utility.Slug,
            method?.ToString() ?? "refused",
            half.Account.Value,
            caller.Origin
        );
        if (method is null)
        {
            var tried = proof.Passkey is null ? SignInMethod.AppCode : SignInMethod.PasswordAndPasskey;
            db.SignInAttempts.Add(SignInAttempt.New(utility.Id, half.Account, now, false, tried, caller));
            return new CodeRefused();
        }
        if (await db.HalfSignIns.Where(h => h.Id == half.Id).ExecuteDeleteAsync(cancel) != 1)
            return new SignInExpired();
        await db
            .SignInAttempts.Where(a => a.Id == half.Id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(a => a.Succeeded, true).SetProperty(a => a.Method, method.Value),
                cancel
            );
        return startSession.Add(db, utility, half.Account, half.Remember, caller, account.MustChangePassword);
    }

    private async Task<SignInMethod?> MethodAsync(
        EbokDb db,
        UtilityProfile utility,
        AccountId account,
        SecondProof proof,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if (proof.Passkey is { } passkey)
            return passkey.Account == account && await passkey.TakeAsync(db, now, cancel)
                ? SignInMethod.PasswordAndPasskey
                : null;
        return await factors.VerifyAsync(db, account.Value, proof.Code, utility.Limits, cancel) switch
        {
            FactorVerdict.AppCode => SignInMethod.AppCode,
            FactorVerdict.RecoveryCode => SignInMethod.RecoveryCode,
            _ => null,
        };
    }
}
