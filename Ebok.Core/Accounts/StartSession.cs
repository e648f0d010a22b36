using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Accounts;

/// <summary>Adds the row of a new session, in the transaction of what proved who he is.</summary>
public sealed class StartSession(TimeProvider clock)
{
    internal SignedIn Add(
        EbokDb db,
        UtilityProfile utility,
        AccountId account,
        bool remember,
        Caller caller,
        bool mustChangePassword
    )
    {
        var key = SessionKey.New();
        var now = clock.GetUtcNow();
        // A box that the profile does not offer cannot be ticked; a temporary password is not to be remembered.
        remember = remember && utility.SignIn.RememberMe is not null && !mustChangePassword;
        var ends = remember
            ? now.AddDays(utility.Lifetimes.RememberDays)
            : now.AddHours(utility.Lifetimes.SessionHours);
        db.Sessions.Add(
            new Session
            {
                Id = SessionId.New(),
                Utility = utility.Id,
                Account = account,
                KeyHash = SessionKey.Hash(key),
                StartedAt = now,
                SeenAt = now,
                EndsAt = ends,
                Remembered = remember,
                Origin = caller.Origin,
                Browser = caller.Browser,
            }
        );
        return new SignedIn(key, remember ? ends : null, mustChangePassword);
    }
}
