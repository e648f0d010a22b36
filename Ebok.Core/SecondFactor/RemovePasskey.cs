using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.SecondFactor;

/// <summary>Takes a passkey from an account, against the password: a lost phone opens nothing any more.</summary>
public sealed class RemovePasskey(EbokStore store, CurrentPassword currentPassword, SecurityNotices notices)
{
    /// <summary>True, <see cref="WrongPassword"/>, <see cref="TooManyAtOnce"/> or <see cref="NotFound"/>.</summary>
    public async Task<Result<bool>> RunAsync(
        OpenSession actor,
        UtilityProfile utility,
        Guid passkey,
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
        return await store.WriteAsync(
            utility.Id,
            async db =>
            {
                var mine = db.Passkeys.Where(p => p.Id == passkey && p.Account == actor.Account);
                if (await mine.ExecuteDeleteAsync(cancel) != 1)
                    return NotFound.Instance;
                await notices.TellAsync(db, utility, actor.Account, SecurityChange.PasskeyRemoved, cancel);
                return (Result<bool>)true;
            },
            cancel
        );
    }
}
