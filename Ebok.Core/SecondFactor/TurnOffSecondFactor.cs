using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.SecondFactor;

/// <summary>Turns the second factor off, against the password and a code: a session that somebody left open is not enough.</summary>
public sealed class TurnOffSecondFactor(
    EbokStore store,
    SecondFactors factors,
    CurrentPassword currentPassword,
    SecurityNotices notices
)
{
    /// <summary>True, <see cref="WrongPassword"/>, <see cref="TooManyAtOnce"/> or <see cref="CodeRefused"/>.</summary>
    public async Task<Result<bool>> RunAsync(
        OpenSession actor,
        UtilityProfile utility,
        string? password,
        string? code,
        Caller caller,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(utility);
        var verified = await currentPassword.VerifyAsync(actor, utility, password, caller, cancel);
        if (verified.Refusal is { } refusal)
            return refusal;
        return await store.WriteAsync(
            utility.Id,
            async db =>
            {
                var verdict = await factors.VerifyAsync(db, actor.Account.Value, code, utility.Limits, cancel);
                if (verdict is not (FactorVerdict.AppCode or FactorVerdict.RecoveryCode))
                    return new CodeRefused();
                await SecondFactors.TurnOffAsync(db, actor.Account.Value, cancel);
                await notices.TellAsync(db, utility, actor.Account, SecurityChange.FactorOff, cancel);
                return (Result<bool>)true;
            },
            cancel
        );
    }
}
