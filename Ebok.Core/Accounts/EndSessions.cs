using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Accounts;

/// <summary>"Wyloguj" here, there or everywhere (S3): on this node at once, on others within 15 seconds.</summary>
public sealed class EndSessions(EbokStore store, SessionCache cache, TimeProvider clock)
{
    /// <summary>Ends one session of the actor's account, or all when <paramref name="one"/> is null; his own among
    /// them. Answers how many were open; 0 is "not found".</summary>
    public async Task<int> RunAsync(OpenSession actor, SessionId? one, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var ended = await store.WriteAsync(
            actor.Utility,
            db => EndAsync(db, actor.Account, s => one == null || s.Id == one, clock.GetUtcNow(), cancel),
            cancel
        );
        Forget(cache, actor.Account, one);
        return ended;
    }

    /// <summary>Part of a transaction; <see cref="Forget"/> when it is committed.</summary>
    internal static async Task<int> EndAsync(
        EbokDb db,
        AccountId account,
        System.Linq.Expressions.Expression<Func<Session, bool>> which,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        // Whoever is half in, with a password that may be another's, begins anew.
        await db.HalfSignIns.Where(h => h.Account == account).ExecuteDeleteAsync(cancel);
        return await db
            .Sessions.Where(s => s.Account == account && s.EndedAt == null)
            .Where(which)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, (DateTimeOffset?)now), cancel);
    }

    internal static void Forget(SessionCache cache, AccountId account, SessionId? one = null) =>
        cache.Forget(s => s.Account == account && (one is null || s.Id == one));
}
