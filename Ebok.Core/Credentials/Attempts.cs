using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Credentials;

/// <summary>Limits of everything guessable before sign-in: per customer code, per draft, per address, per network and over
/// all (security.md, "guessing sideways"). Counted in the database: the same on every server, and not forgotten by a
/// restart. Unknown customer codes count like known ones: a limit tells nothing.</summary>
public sealed class Attempts(CodeKey key, TimeProvider clock)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Waits after 1, 2, 3 … failures in a row with one code or draft: two slips of the finger cost nothing.</summary>
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.Zero,
        TimeSpan.Zero,
        TimeSpan.FromSeconds(15),
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
    ];

    /// <summary>Null: it may be tried now. Else from when it may be tried again.</summary>
    internal async Task<DateTimeOffset?> NotBeforeAsync(
        EbokDb db,
        UtilityProfile utility,
        AttemptKind kind,
        string? target,
        Guid? draft,
        Caller caller,
        CancellationToken cancel
    )
    {
        var limits = utility.Limits;
        var now = clock.GetUtcNow();
        var failed = db.Attempts.Where(a => a.Kind == kind && !a.Succeeded && a.At > now - Day);
        var (address, network) = Keys(caller);
        DateTimeOffset? latest = null;
        await LookAsync(target, failed.Where(a => a.Target == Cut(target)), limits.ProofsPerCustomer, waits: true);
        await LookAsync(draft, failed.Where(a => a.Draft == draft), limits.ProofsPerCustomer, waits: true);
        // Whoever goes from one utility of the installation to the next is still the same stranger.
        var everywhere = db
            .Attempts.IgnoreQueryFilters()
            .Where(a => a.Kind != AttemptKind.CodeAsked && !a.Succeeded && a.At > now - Day);
        await LookAsync(address, everywhere.Where(a => a.AddressKey == address), limits.ProofsPerAddress, waits: false);
        await LookAsync(network, everywhere.Where(a => a.NetworkKey == network), limits.ProofsPerNetwork, waits: false);
        return latest > now ? latest : null;

        async Task LookAsync(object? what, IQueryable<Attempt> tried, int limit, bool waits)
        {
            if (what is null)
                return;
            var times = await tried.OrderByDescending(a => a.At).Select(a => a.At).Take(limit).ToListAsync(cancel);
            var until =
                times.Count >= limit ? times[^1] + Day
                : waits && times.Count > 0 ? times[0] + Waits[Math.Min(times.Count, Waits.Length) - 1]
                : now;
            if (latest is null || until > latest)
                latest = until;
        }
    }

    /// <summary>Whether a code may be sent to this account or address now: so many an hour, so many a day. Nobody is told
    /// when not.</summary>
    internal async Task<bool> MaySendAsync(
        EbokDb db,
        UtilityProfile utility,
        IEnumerable<string> targets,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        foreach (var target in targets)
        {
            var times = await db
                .Attempts.Where(a => a.Kind == AttemptKind.CodeAsked && a.Target == Cut(target) && a.At > now - Day)
                .Select(a => a.At)
                .Take(utility.Limits.CodesPerDay)
                .ToListAsync(cancel);
            if (
                times.Count >= utility.Limits.CodesPerDay
                || times.Count(t => t > now - Hour) >= utility.Limits.CodesPerHour
            )
                return false;
        }
        return true;
    }

    /// <summary>Notes a try, in the transaction of what it tried.</summary>
    internal void Record(
        EbokDb db,
        UtilityProfile utility,
        AttemptKind kind,
        string? target,
        Guid? draft,
        Caller caller,
        bool succeeded
    )
    {
        var (address, network) = Keys(caller);
        db.Attempts.Add(
            new Attempt
            {
                Id = Guid.CreateVersion7(),
                Utility = utility.Id,
                Kind = kind,
                At = clock.GetUtcNow(),
                Succeeded = succeeded,
                Target = Cut(target),
                Draft = draft,
                Origin = caller.Origin,
                AddressKey = address,
                NetworkKey = network,
            }
        );
    }

    /// <summary>An e-mail address as a target of <see cref="MaySendAsync"/>: its keyed hash, not the address.</summary>
    internal string OfEmail(string email) => "mail " + Convert.ToHexString(key.Hash(LoginName.Normalise(email)));

    /// <summary>So many proofs failed within the hour that somebody guesses: the human check gets harder, and
    /// registrations go to an operator.</summary>
    internal async Task<bool> IsUnderAttackAsync(EbokDb db, UtilityProfile utility, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Hour;
        return await db
                .Attempts.Where(a => a.At > since && !a.Succeeded && a.Kind != AttemptKind.CodeAsked)
                .Take(utility.Limits.ProofsPerHour)
                .CountAsync(cancel) >= utility.Limits.ProofsPerHour;
    }

    private static string? Cut(string? target) => target is { Length: > 80 } ? target[..80] : target;

    private static (string? Address, string? Network) Keys(Caller caller)
    {
        var keys = caller.Keys().ToList();
        return (keys.ElementAtOrDefault(0), keys.ElementAtOrDefault(1));
    }
}
