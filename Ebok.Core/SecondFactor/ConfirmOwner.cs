using Ebok.Core.Accounts;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.SecondFactor;

/// <summary>Asks for the password again before a browser is told to make a passkey.</summary>
public sealed class ConfirmOwner(CurrentPassword currentPassword)
{
    /// <summary>True, <see cref="WrongPassword"/> or <see cref="TooManyAtOnce"/>.</summary>
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
        return verified.Refusal is { } refusal ? refusal : true;
    }
}
