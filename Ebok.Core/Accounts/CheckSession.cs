using Ebok.Core.Content;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Accounts;

/// <summary>Asks at each request whether the cookie's session is still open (S3): not ended, not idle for too long, not
/// past its absolute end, its account not blocked and still somebody's.</summary>
public sealed class CheckSession(
    EbokStore store,
    UtilityCatalog utilities,
    SessionCache cache,
    LegalTexts texts,
    TimeProvider clock
)
{
    /// <summary>The open session of that key at this utility, or null.</summary>
    public async Task<OpenSession?> RunAsync(UtilityId utility, string key, CancellationToken cancel)
    {
        var hash = SessionKey.Hash(key);
        var name = utility.Slug + Convert.ToHexString(hash);
        if (cache.TryGet(name, out var known))
            return known;
        var endings = cache.Endings;
        var session = await ReadAsync(utility, hash, cancel);
        if (session is not null)
            cache.Keep(name, session, endings);
        return session;
    }

    private async Task<OpenSession?> ReadAsync(UtilityId utility, byte[] hash, CancellationToken cancel)
    {
        await using var db = store.Read(utility);
        var row = await db.Sessions.SingleOrDefaultAsync(s => s.KeyHash == hash && s.EndedAt == null, cancel);
        if (row is null || HasRunOut(row))
            return null;
        var today = clock.Today();
        var account = await db
            .Users.Where(a => a.Id == row.Account.Value && !a.Blocked && (a.EndsOn == null || a.EndsOn >= today))
            .Select(a => new
            {
                a.UserName,
                a.MustChangePassword,
                a.TermsVersion,
            })
            .SingleOrDefaultAsync(cancel);
        var (held, chosen, customers) = await db.HeldByAsync(row.Account, row.Customer, cancel);
        if (account is null || chosen is null)
            return null;
        return new OpenSession(
            row.Id,
            utility,
            row.Account,
            account.UserName!,
            account.MustChangePassword,
            chosen,
            customers
        )
        {
            Held = held,
            TermsOwed = utilities.Find(utility.Slug) is { } profile
                ? await texts.OwedAsync(db, profile, account.TermsVersion, cancel)
                : null,
        };
    }

    private bool HasRunOut(Session row)
    {
        var now = clock.GetUtcNow();
        if (row.EndsAt <= now)
            return true;
        var seen = cache.SeenAt(row.Id) is { } here && here > row.SeenAt ? here : row.SeenAt;
        var idle = utilities.Find(row.Utility.Slug)?.Lifetimes.SessionIdleMinutes ?? 0;
        return !row.Remembered && seen.AddMinutes(idle) <= now;
    }
}
