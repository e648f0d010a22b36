using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Cases.Desk;

/// <summary>Open cases of one kind.</summary>
/// <param name="Type">Its key.</param>
/// <param name="Label">As the utility writes it.</param>
/// <param name="Count">How many.</param>
/// <param name="Free">Of them nobody's.</param>
/// <param name="Late">Of them past their legal term.</param>
/// <param name="FirstDue">Earliest last day among them.</param>
/// <param name="Oldest">When the oldest came.</param>
public sealed record OpenCases(
    string Type,
    string Label,
    int Count,
    int Free,
    int Late,
    DateOnly? FirstDue,
    DateTimeOffset Oldest
);

/// <summary>The numbers of the cases: what is open by kind, and what came and was answered today.</summary>
/// <param name="Open">By kind.</param>
/// <param name="Mine">Open ones that he who asks has taken.</param>
/// <param name="CameToday">Came in today.</param>
/// <param name="AnsweredToday">Answers that staff wrote today.</param>
/// <param name="ClosedToday">Closed today.</param>
public sealed record CaseNumbersView(
    IReadOnlyList<OpenCases> Open,
    int Mine,
    int CameToday,
    int AnsweredToday,
    int ClosedToday
);

/// <summary>Reads them.</summary>
public sealed class ReadCaseNumbers(EbokStore store, TimeProvider clock)
{
    /// <summary>For every role.</summary>
    public async Task<CaseNumbersView> RunAsync(StaffActor staff, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        var today = clock.Today();
        var morning = WarsawTime.StartOf(today);
        var me = staff.Staff;
        await using var db = store.Read(staff.Utility);
        var open = db.Cases.Where(c => c.State < CaseState.Answered);
        var kinds = await open.GroupBy(c => c.Type)
            .Select(g => new
            {
                g.Key,
                Label = g.Max(c => c.TypeLabel)!,
                Count = g.Count(),
                Free = g.Count(c => c.TakenBy == null),
                Late = g.Count(c => c.DueOn < today),
                FirstDue = g.Min(c => c.DueOn),
                Oldest = g.Min(c => c.CreatedAt),
            })
            .ToListAsync(cancel);
        return new(
            [.. kinds.Select(k => new OpenCases(k.Key, k.Label, k.Count, k.Free, k.Late, k.FirstDue, k.Oldest))],
            await open.CountAsync(c => c.TakenBy == me, cancel),
            await db.Cases.CountAsync(c => c.CreatedAt >= morning, cancel),
            await db.CaseMessages.CountAsync(m => m.Staff != null && m.At >= morning, cancel),
            await db.Cases.CountAsync(c => c.ClosedAt >= morning, cancel)
        );
    }
}
