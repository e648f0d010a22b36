using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Registration;

/// <summary>"Zacznij od nowa": the draft is gone. A registration that was sent in stays.</summary>
public sealed class ForgetDraft(EbokStore store)
{
    /// <summary>Drops the draft under the cookie's key, if there is one.</summary>
    public Task RunAsync(UtilityProfile utility, string key, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        var hash = SessionKey.Hash(key);
        return store.WriteAsync(
            utility.Id,
            db => db.RegistrationDrafts.Where(d => d.KeyHash == hash).ExecuteDeleteAsync(cancel),
            cancel
        );
    }
}
