using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Cases;

/// <summary>Pisma: the actor's cases, newest first (K11).</summary>
public sealed class ListCases(EbokStore store)
{
    private const int Beginning = 160;

    /// <summary>One page of those that came on the days of the period.</summary>
    public async Task<Page<CaseRow>> RunAsync(Actor actor, Period period, PageRequest page, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = store.Read(actor.Utility);
        var cases = db.CasesOf(actor);
        if (period.From is { } from)
            cases = cases.Where(c => c.CreatedOn >= from);
        if (period.To is { } to)
            cases = cases.Where(c => c.CreatedOn <= to);
        var total = await cases.CountAsync(cancel);
        var (number, size, skip) = page.Within(total);
        var rows = await cases
            .OrderByDescending(c => c.CreatedAt)
            .ThenByDescending(c => c.Id)
            .Skip(skip)
            .Take(size)
            .Select(c => new CaseRow(
                c.Id,
                c.Number,
                c.CreatedOn,
                c.TypeLabel,
                c.Text.Length > Beginning ? c.Text.Substring(0, Beginning) : c.Text,
                c.State,
                c.DueOn
            ))
            .ToListAsync(cancel);
        return new([.. rows.Select(r => r with { Beginning = Shortened(r.Beginning) })], number, size, total);
    }

    private static string Shortened(string text) => text.Length < Beginning ? text : text.TrimEnd() + "…";
}

/// <summary>One case of the actor's.</summary>
public sealed class ReadCase(EbokStore store)
{
    /// <summary>The case, or null where it is not there or not the actor's.</summary>
    public async Task<CaseView?> RunAsync(Actor actor, CaseId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = store.Read(actor.Utility);
        return await db.ViewAsync(db.CasesOf(actor).Where(c => c.Id == id), cancel);
    }
}
