using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.SecondFactor;

/// <summary>It is on already: it is turned off first.</summary>
public sealed record FactorAlreadyOn : Refusal;

/// <summary>Makes the key that a customer puts into his authenticator app; until a code confirms it nothing
/// changes.</summary>
public sealed class BeginSecondFactor(EbokStore store, SecondFactors factors, CurrentPassword currentPassword)
{
    /// <summary>True, <see cref="WrongPassword"/>, <see cref="TooManyAtOnce"/> or
    /// <see cref="FactorAlreadyOn"/>.</summary>
    public async Task<Result<bool>> RunAsync(
        OpenSession actor,
        UtilityProfile utility,
        string? password,
        Caller caller,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(utility);
        var verified = await currentPassword.VerifyAsync(actor, utility, password, caller, cancel);
        if (verified.Refusal is { } refusal)
            return refusal;
        return await store.WriteAsync(utility.Id, db => factors.BeginAsync(db, actor.Account.Value, cancel), cancel)
            ? true
            : new FactorAlreadyOn();
    }
}
