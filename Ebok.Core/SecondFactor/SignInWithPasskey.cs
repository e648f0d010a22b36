using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.Extensions.Logging;

namespace Ebok.Core.SecondFactor;

/// <summary>Opens a session for a passkey's signature alone: it is something one has and, since the authenticator asked
/// who is there, something one knows or is.</summary>
public sealed class SignInWithPasskey(
    EbokStore store,
    SignInLimits limits,
    StartSession startSession,
    TimeProvider clock,
    ILogger<SignInWithPasskey> log
)
{
    /// <summary>The session or <see cref="SignInRefused"/>.</summary>
    /// <param name="utility">Where.</param>
    /// <param name="proof">Null: the signature was not right.</param>
    /// <param name="caller">From where; the same limits as for passwords.</param>
    /// <param name="cancel">Of the request.</param>
    public async Task<Result<SignedIn>> RunAsync(
        UtilityProfile utility,
        PasskeyProof? proof,
        Caller caller,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(caller);
        using var begun = limits.TryBegin(utility.Id, $"passkey {proof?.Account.Value}", caller);
        var result =
            proof is null || begun is null
                ? new SignInRefused()
                : await store.WriteAsync(utility.Id, db => OpenAsync(db, utility, proof, caller, cancel), cancel);
        if (!result.IsOk)
            limits.Failed(caller);
        log.LogInformation(
            "Sign-in by passkey at {Utility}: {Outcome}, account {Account}, from {Origin}",
            utility.Slug,
            result.IsOk ? "opened" : "refused",
            proof?.Account.Value,
            caller.Origin
        );
        return result;
    }

    private async Task<Result<SignedIn>> OpenAsync(
        EbokDb db,
        UtilityProfile utility,
        PasskeyProof proof,
        Caller caller,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        var account = await OpenAccount.FindAsync(db, proof.Account, now, cancel);
        var opened = account is not null && await proof.TakeAsync(db, now, cancel);
        db.SignInAttempts.Add(SignInAttempt.New(utility.Id, proof.Account, now, opened, SignInMethod.Passkey, caller));
        return opened
            ? startSession.Add(db, utility, proof.Account, remember: false, caller, account!.MustChangePassword)
            : new SignInRefused();
    }
}
