using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Exports;

/// <summary>What waits to go out, and what went.</summary>
/// <param name="New">Rows of each kind that have not gone out.</param>
/// <param name="Exports">Newest first, unless sorted.</param>
public sealed record ExportsView(IReadOnlyDictionary<ExportKind, int> New, Page<ExportRow> Exports);

/// <summary>The exports of a utility (O5).</summary>
public sealed class ListExports(EbokStore store)
{
    private static readonly SortKeys<Export> Keys = new SortKeys<Export>()
        .With("data", e => e.TakenAt)
        .With("wiersze", e => e.Rows);

    /// <summary>For clerks, sorted by <c>data</c>, <c>wiersze</c>; <see cref="NotOfYourRole"/> for a reader: what leaves the portal is not his.</summary>
    public async Task<Result<ExportsView>> RunAsync(
        StaffActor staff,
        Sort sort,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        await using var db = store.Read(staff.Utility);
        var counts = new Dictionary<ExportKind, int>();
        foreach (var kind in Enum.GetValues<ExportKind>())
            counts[kind] = await NewRows.CountAsync(db, kind, cancel);
        var total = await db.Exports.CountAsync(cancel);
        var (number, size, skip) = page.Within(total);
        var rows = await (Keys.Apply(db.Exports, sort) ?? db.Exports.OrderByDescending(e => e.TakenAt))
            .ThenByDescending(e => e.Id)
            .Skip(skip)
            .Take(size)
            .Select(e => new ExportRow(
                e.Id,
                e.Kind,
                e.Number,
                e.TakenAt,
                e.Rows,
                db.Staff.Where(s => s.Id == e.Staff).Select(s => s.Login).FirstOrDefault(),
                e.WrittenAt != null
            ))
            .ToListAsync(cancel);
        return new ExportsView(counts, new(rows, number, size, total));
    }
}
