using Ebok.Core.Shared;
using Microsoft.Extensions.Caching.Memory;

namespace Ebok.Core.Accounts;

/// <summary>Failed sign-ins by address and network over a day, and sign-ins to one login under way (security.md,
/// "guessing sideways"). In memory and bounded: a restart forgets, the account's own lock in the database does
/// not.</summary>
public sealed class SignInLimits(TimeProvider clock) : IDisposable
{
    private const int PerAddress = 20;
    private const int PerNetwork = 100;

    // More at once would try passwords faster than the account's lock is written.
    private const int UnderWay = 3;
    private const int Remembered = 100_000;
    private static readonly TimeSpan Window = TimeSpan.FromDays(1);

    private readonly Lock door = new();
    private readonly Dictionary<(UtilityId Utility, string Login), int> underWay = [];
    private readonly MemoryCache failures = new(new MemoryCacheOptions { SizeLimit = Remembered });

    /// <summary>Begins a try; the answer is null where it must not be made. Dispose it when the try is over.</summary>
    internal IDisposable? TryBegin(UtilityId utility, string login, Caller caller)
    {
        var key = (utility, login);
        lock (door)
        {
            var now = underWay.GetValueOrDefault(key);
            if (now >= UnderWay || caller.Keys().Any(Exhausted))
                return null;
            underWay[key] = now + 1;
        }
        return new Begun(this, key);
    }

    /// <summary>Counts a failure against the caller's address and network.</summary>
    internal void Failed(Caller caller)
    {
        lock (door)
            foreach (var key in caller.Keys())
                failures.Set(
                    key,
                    Find(key) is { } tally
                        ? tally with
                        {
                            Count = tally.Count + 1,
                        }
                        : new(1, clock.GetUtcNow() + Window),
                    new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Window }
                );
    }

    /// <inheritdoc/>
    public void Dispose() => failures.Dispose();

    private bool Exhausted(string key) =>
        Find(key) is { } tally
        && tally.Count >= (key.StartsWith("address", StringComparison.Ordinal) ? PerAddress : PerNetwork);

    private Tally? Find(string key) =>
        failures.TryGetValue(key, out Tally? tally) && tally!.Until > clock.GetUtcNow() ? tally : null;

    private void End((UtilityId, string) key)
    {
        lock (door)
            if (--underWay[key] == 0)
                underWay.Remove(key);
    }

    private sealed record Tally(int Count, DateTimeOffset Until);

    private sealed class Begun(SignInLimits limits, (UtilityId, string) key) : IDisposable
    {
        public void Dispose() => limits.End(key);
    }
}
