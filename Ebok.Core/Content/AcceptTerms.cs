using Ebok.Core.Accounts;
using Ebok.Core.Consents;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Content;

/// <summary>Another version is in force than the one that was on the screen: it is shown first.</summary>
public sealed record TermsChanged : Refusal;

/// <summary>Accepts the regulations that hold now (e-services act, art. 8): an entry in the history of consents,
/// and the account is asked no more until the next version.</summary>
public sealed class AcceptTerms(EbokStore store, LegalTexts texts, SessionCache cache, TimeProvider clock)
{
    /// <summary>The version accepted, or <see cref="TermsChanged"/>.</summary>
    /// <param name="session">Whose.</param>
    /// <param name="utility">Whose regulations.</param>
    /// <param name="version">The one on the screen.</param>
    /// <param name="words">The words beside the box that was ticked.</param>
    /// <param name="caller">From where.</param>
    /// <param name="cancel">Of the request.</param>
    public async Task<Result<string>> RunAsync(
        OpenSession session,
        UtilityProfile utility,
        string? version,
        string words,
        Caller caller,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(caller);
        var result = await store.WriteAsync<Result<string>>(
            utility.Id,
            async db =>
            {
                var now = await texts.NowAsync(db, utility, LegalKind.Terms, cancel);
                if (now.Label != version)
                    return new TermsChanged();
                var account = session.Account.Value;
                // Sent twice: the second finds it accepted.
                var changed = await db
                    .Users.Where(a => a.Id == account && (a.TermsVersion == null || a.TermsVersion != version))
                    .ExecuteUpdateAsync(set => set.SetProperty(a => a.TermsVersion, version), cancel);
                if (changed == 0)
                    return version!;
                db.Consents.Add(
                    new Consent
                    {
                        Id = ConsentId.New(),
                        Utility = utility.Id,
                        Customer = session.Customer.Id,
                        Account = session.Account,
                        Kind = ConsentKind.Terms,
                        Given = true,
                        At = clock.GetUtcNow(),
                        Text = words,
                        TextVersion = version,
                        Origin = caller.Origin,
                    }
                );
                return version!;
            },
            cancel
        );
        cache.Forget(s => s.Account == session.Account);
        return result;
    }
}
