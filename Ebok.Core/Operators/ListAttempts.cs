using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Operators;

/// <summary>Failed proofs of one kind of target (R3).</summary>
/// <param name="Key">Customer code as typed, or address; null: none.</param>
/// <param name="Failed">How many failed.</param>
/// <param name="Last">The last of them.</param>
public sealed record AttemptRow(string? Key, int Failed, DateTimeOffset Last);

/// <summary>Failed proofs of registrations and emergency password changes (R3).</summary>
public sealed class ListAttempts(EbokStore store, TimeProvider clock)
{
    /// <summary>Over so many days (rows are kept 30), the most first; or sorted by <c>ostatnia</c>, <c>nieudane</c>. For
    /// every role.</summary>
    /// <param name="staff">Who asks.</param>
    /// <param name="days">Over so many.</param>
    /// <param name="byOrigin">By address of origin; else by customer code.</param>
    /// <param name="search">Words of it; null: all.</param>
    /// <param name="sort">By which column.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Page<AttemptRow>> RunAsync(
        StaffActor staff,
        int days,
        bool byOrigin,
        string? search,
        Sort sort,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var since = clock.GetUtcNow() - TimeSpan.FromDays(Math.Clamp(days, 1, 30));
        var failed = db.Attempts.Where(a => !a.Succeeded && a.At > since && a.Kind != AttemptKind.CodeAsked);
        failed = byOrigin ? failed.Search(search, a => a.Origin) : failed.Search(search, a => a.Target);
        var groups = (byOrigin ? failed.GroupBy(a => a.Origin) : failed.GroupBy(a => a.Target)).Select(g => new
        {
            g.Key,
            Count = g.Count(),
            Last = g.Max(a => a.At),
        });
        var total = await groups.CountAsync(cancel);
        var (number, size, skip) = page.Within(total);
        var sorted = sort switch
        {
            { Key: "ostatnia", Down: false } => groups.OrderBy(g => g.Last),
            { Key: "ostatnia" } => groups.OrderByDescending(g => g.Last),
            { Key: "nieudane", Down: false } => groups.OrderBy(g => g.Count),
            _ => groups.OrderByDescending(g => g.Count),
        };
        var rows = await sorted
            .ThenByDescending(g => g.Last)
            .ThenBy(g => g.Key)
            .Skip(skip)
            .Take(size)
            .Select(g => new AttemptRow(g.Key, g.Count, g.Last))
            .ToListAsync(cancel);
        return new(rows, number, size, total);
    }
}
