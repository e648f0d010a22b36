using System.Collections.Concurrent;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Web.Accounts;
using Ebok.Web.Operator;

namespace Ebok.Web.Hosting;

/// <summary>Whose cookies this server has seen to be good: a limit must know whose a connection is before anybody asks
/// the database. It opens nothing: who may do what, <see cref="StaffSessions"/> says at each request.</summary>
internal sealed class StaffOnline(TimeProvider clock, SessionCookie cookie)
{
    private const int Most = 2000;
    private readonly ConcurrentDictionary<string, (StaffId Staff, DateTimeOffset Until)> seen = new(
        StringComparer.Ordinal
    );

    /// <summary>A request came with the key of an open session.</summary>
    public void Saw(string key, StaffId staff)
    {
        var now = clock.GetUtcNow();
        if (seen.Count >= Most)
            foreach (var (old, entry) in seen)
                if (entry.Until < now || seen.Count >= Most)
                    seen.TryRemove(old, out _);
        seen[key] = (staff, now + StaffSessions.Longest);
    }

    /// <summary>The key opens nothing any more.</summary>
    public void Forget(string key) => seen.TryRemove(key, out _);

    /// <summary>Whose request it is, by the cookie; null: not known here.</summary>
    public StaffId? Who(HttpContext context) =>
        cookie.Read(context.Request, StaffHandler.Place) is { } key
        && seen.TryGetValue(key, out var entry)
        && entry.Until > clock.GetUtcNow()
            ? entry.Staff
            : null;
}
