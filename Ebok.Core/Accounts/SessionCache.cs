using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Ebok.Core.Shared;

namespace Ebok.Core.Accounts;

/// <summary>What this process knows of open sessions, so that not every request asks the database: for 15 seconds, and
/// not an instant longer once a session was ended here. A session ended on another node is therefore over here within
/// 15 seconds (S3 allows a minute).</summary>
public sealed class SessionCache(TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);
    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<SessionId, DateTimeOffset> seen = new();
    private long endings;

    /// <summary>Counts endings: what was read from the database before one must not be kept after it.</summary>
    internal long Endings => Interlocked.Read(ref endings);

    internal bool TryGet(string keyHash, [NotNullWhen(true)] out OpenSession? session)
    {
        session = null;
        if (!entries.TryGetValue(keyHash, out var entry) || IsStale(entry))
            return false;
        session = entry.Session;
        seen[session.Id] = clock.GetUtcNow();
        return true;
    }

    internal void Keep(string keyHash, OpenSession session, long endingsBefore)
    {
        seen[session.Id] = clock.GetUtcNow();
        if (endingsBefore != Endings)
            return;
        entries[keyHash] = new Entry(session, clock.GetTimestamp());
        if (endingsBefore != Endings)
            entries.TryRemove(keyHash, out _);
    }

    /// <summary>When the session was last seen by this process, if that is not written yet.</summary>
    internal DateTimeOffset? SeenAt(SessionId session) => seen.TryGetValue(session, out var at) ? at : null;

    /// <summary>Forgets sessions that were ended or changed.</summary>
    internal void Forget(Func<OpenSession, bool> which)
    {
        Interlocked.Increment(ref endings);
        foreach (var (key, entry) in entries)
            if (which(entry.Session))
                entries.TryRemove(key, out _);
    }

    /// <summary>What was seen and is not written yet; drops what is stale.</summary>
    internal IReadOnlyList<KeyValuePair<SessionId, DateTimeOffset>> Seen()
    {
        foreach (var entry in entries)
            if (IsStale(entry.Value))
                entries.TryRemove(entry);
        return seen.ToArray();
    }

    /// <summary>It is written. What was seen again meanwhile waits for the next time.</summary>
    internal void Written(IReadOnlyList<KeyValuePair<SessionId, DateTimeOffset>> written)
    {
        foreach (var one in written)
            seen.TryRemove(one);
    }

    private bool IsStale(Entry entry) => clock.GetElapsedTime(entry.CheckedAt) >= Fresh;

    private sealed record Entry(OpenSession Session, long CheckedAt);
}
