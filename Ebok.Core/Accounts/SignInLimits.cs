using Ebok.Core.Shared;
using Microsoft.Extensions.Caching.Memory;

namespace Ebok.Core.Accounts;

/// <summary>Failed sign-ins by address and network over an hour, and sign-ins under way by login and address. In memory
/// and bounded: a restart forgets, the account's own lock in the database does not. An hour and not a day, since a whole
/// town's phones may share one address of their network.</summary>
public sealed class SignInLimits(TimeProvider clock) : IDisposable
{
    private const int FailuresOfAddress = 20;
    private const int FailuresOfNetwork = 100;

    // More at once would try passwords faster than the account's lock is written.
    private const int UnderWayForLogin = 3;

    // One address does not fill the queue in which all wait for their hash.
    private const int UnderWayFromAddress = 10;
    private const int Remembered = 100_000;
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly Lock door = new();
    private readonly Dictionary<string, int> underWay = new(StringComparer.Ordinal);
    private readonly MemoryCache failures = new(new MemoryCacheOptions { SizeLimit = Remembered });

    /// <summary>Begins a try; null where it must not be made, and nobody is told. Dispose it when the try is over.</summary>
    internal IDisposable? TryBegin(UtilityId utility, string login, Caller caller)
    {
        lock (door)
            return caller.Keys().Any(Exhausted) ? null : Take($"login {utility} {login}", UnderWayForLogin);
    }

    /// <summary>Takes a place among those of an address; null when it has too many already, whatever they try.</summary>
    internal IDisposable? TryQueue(Caller caller)
    {
        lock (door)
            return Take(
                caller.Keys().FirstOrDefault() ?? "here",
                caller.Keys().Any() ? UnderWayFromAddress : int.MaxValue
            );
    }

    /// <summary>Counts a failure against the caller's address and network.</summary>
    internal void Failed(Caller caller)
    {
        lock (door)
            foreach (var key in caller.Keys())
            {
                var tally = Find(key) ?? new(0, clock.GetUtcNow() + Window);
                failures.Set(
                    key,
                    tally with
                    {
                        Count = tally.Count + 1,
                    },
                    new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Window }
                );
            }
    }

    /// <inheritdoc/>
    public void Dispose() => failures.Dispose();

    private bool Exhausted(string key) =>
        Find(key) is { } tally
        && tally.Count >= (key.StartsWith("address", StringComparison.Ordinal) ? FailuresOfAddress : FailuresOfNetwork);

    private Tally? Find(string key) =>
        failures.TryGetValue(key, out Tally? tally) && tally!.Until > clock.GetUtcNow() ? tally : null;

    private Place? Take(string key, int limit)
    {
        var taken = underWay.GetValueOrDefault(key);
        if (taken >= limit)
            return null;
        underWay[key] = taken + 1;
        return new Place(this, key);
    }

    private void Leave(string key)
    {
        lock (door)
            if (--underWay[key] == 0)
                underWay.Remove(key);
    }

    private sealed record Tally(int Count, DateTimeOffset Until);

    private sealed class Place(SignInLimits limits, string key) : IDisposable
    {
        public void Dispose() => limits.Leave(key);
    }
}
