using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Accounts;

/// <summary>An open session as the customer sees it (S2).</summary>
/// <param name="Id">To end it by.</param>
/// <param name="Browser">In short: <c>Firefox, Windows</c>.</param>
/// <param name="Origin">Address it was opened from.</param>
/// <param name="StartedAt">When he signed in there.</param>
/// <param name="SeenAt">Last request, to the minute.</param>
/// <param name="IsThis">The browser that asks.</param>
public sealed record SessionRow(
    SessionId Id,
    string? Browser,
    string? Origin,
    DateTimeOffset StartedAt,
    DateTimeOffset SeenAt,
    bool IsThis
);

/// <summary>A try to sign in, as the customer sees it (S2).</summary>
public sealed record SignInRow(DateTimeOffset At, bool Succeeded, SignInMethod Method, string? Browser, string? Origin);

/// <summary>The open sessions of an account, this browser first, and its last 30 sign-ins.</summary>
public sealed record SessionsOfAccount(IReadOnlyList<SessionRow> Open, IReadOnlyList<SignInRow> History);

/// <summary>Where the actor is signed in, and who tried to be (S2).</summary>
public sealed class ListSessions(EbokStore store, TimeProvider clock)
{
    /// <summary>Open sessions and history.</summary>
    public async Task<SessionsOfAccount> RunAsync(OpenSession actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = store.Read(actor.Utility);
        var now = clock.GetUtcNow();
        var open = await db
            .Sessions.Where(s => s.Account == actor.Account && s.EndedAt == null && s.EndsAt > now)
            .OrderByDescending(s => s.SeenAt)
            .Take(100)
            .Select(s => new SessionRow(s.Id, s.Browser, s.Origin, s.StartedAt, s.SeenAt, s.Id == actor.Id))
            .ToListAsync(cancel);
        var history = await db
            .SignInAttempts.Where(a => a.Account == actor.Account)
            .OrderByDescending(a => a.At)
            .Take(30)
            .Select(a => new SignInRow(a.At, a.Succeeded, a.Method, a.Browser, a.Origin))
            .ToListAsync(cancel);
        return new([.. open.OrderByDescending(s => s.IsThis)], history);
    }
}
