using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Operators;

/// <summary>Failed proofs of one kind of target (R3).</summary>
/// <param name="Key">Customer code as typed, or address; null: none.</param>
/// <param name="Failed">How many failed.</param>
/// <param name="Last">The last of them.</param>
public sealed record AttemptRow(string? Key, int Failed, DateTimeOffset Last);

/// <summary>Who guesses: by customer code and by address of origin, the most first.</summary>
/// <param name="ByCode">By customer code.</param>
/// <param name="ByOrigin">By address.</param>
public sealed record AttemptsView(IReadOnlyList<AttemptRow> ByCode, IReadOnlyList<AttemptRow> ByOrigin);

/// <summary>Failed proofs of registrations and emergency password changes (R3).</summary>
public sealed class ListAttempts(EbokStore store, TimeProvider clock)
{
    private const int Most = 50;

    /// <summary>Over so many days; rows are kept 30.</summary>
    public async Task<AttemptsView> RunAsync(StaffActor staff, int days, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var since = clock.GetUtcNow() - TimeSpan.FromDays(Math.Clamp(days, 1, 30));
        var failed = db.Attempts.Where(a => !a.Succeeded && a.At > since && a.Kind != AttemptKind.CodeAsked);
        return new(
            await MostAsync(failed.GroupBy(a => a.Target), cancel),
            await MostAsync(failed.GroupBy(a => a.Origin), cancel)
        );
    }

    private static Task<List<AttemptRow>> MostAsync(
        IQueryable<IGrouping<string?, Attempt>> groups,
        CancellationToken cancel
    ) =>
        groups
            .Select(g => new
            {
                g.Key,
                Count = g.Count(),
                Last = g.Max(a => a.At),
            })
            .OrderByDescending(g => g.Count)
            .ThenByDescending(g => g.Last)
            .Take(Most)
            .Select(g => new AttemptRow(g.Key, g.Count, g.Last))
            .ToListAsync(cancel);
}
