using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.SecondFactor;

/// <summary>Turns the second factor on by the first code of the app. Every other session of the account is over: it was
/// opened by a password alone (S3).</summary>
public sealed class ConfirmSecondFactor(
    EbokStore store,
    SecondFactors factors,
    SecurityNotices notices,
    SessionCache cache,
    TimeProvider clock
)
{
    /// <summary>The recovery codes, never to be seen again, or <see cref="CodeRefused"/>.</summary>
    public async Task<Result<RecoveryCodes>> RunAsync(
        OpenSession actor,
        UtilityProfile utility,
        string? code,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(utility);
        var codes = await store.WriteAsync(
            utility.Id,
            async db =>
            {
                var made = await factors.ConfirmAsync(db, actor.Account.Value, code, cancel);
                if (made is null)
                    return null;
                var now = clock.GetUtcNow();
                await EndSessions.EndAsync(db, actor.Account, s => s.Id != actor.Id, now, cancel);
                await notices.TellAsync(db, utility, actor.Account, SecurityChange.FactorOn, cancel);
                return made;
            },
            cancel
        );
        if (codes is null)
            return new CodeRefused();
        cache.Forget(s => s.Account == actor.Account && s.Id != actor.Id);
        return new RecoveryCodes(codes);
    }
}
