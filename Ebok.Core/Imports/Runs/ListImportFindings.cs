using System.Globalization;
using System.Text.Json;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports;

/// <summary>A row or file of an import of which there is something to say.</summary>
/// <param name="Number">In the order in which it was read.</param>
/// <param name="Kind">What is done with it.</param>
/// <param name="File">Below what was sent in.</param>
/// <param name="Line">From 1; 0: the whole file.</param>
/// <param name="Column">From 1; 0: none.</param>
/// <param name="Key">Number of the invoice, code of the customer …</param>
/// <param name="Text">Why, in words; null where there is nothing to add.</param>
public sealed record FindingRow(
    int Number,
    FindingKind Kind,
    string File,
    int Line,
    int Column,
    string? Key,
    string? Text
)
{
    /// <summary>The kind in words.</summary>
    public string KindText => ImportTexts.ResourceManager.GetString(Kind.ToString(), CultureInfo.CurrentUICulture)!;

    internal static FindingRow Of(ImportFinding finding) =>
        new(
            finding.Number,
            finding.Kind,
            finding.File,
            finding.Line,
            finding.Column,
            finding.Key,
            Enum.TryParse<ImportReason>(finding.Reason, out var reason)
                ? new ImportProblem(
                    finding.File,
                    finding.Line,
                    finding.Column,
                    reason,
                    finding.Arguments is null ? [] : JsonSerializer.Deserialize<string[]>(finding.Arguments)!
                ).Text
                : null
        );
}

/// <summary>A page of the result, and how many there are of each kind.</summary>
public sealed record FindingsView(IReadOnlyDictionary<FindingKind, int> Counts, Page<FindingRow> Findings);

/// <summary>The result of an import row by row.</summary>
public sealed class ListImportFindings(EbokStore store)
{
    /// <summary>For every role; an import of another utility has none.</summary>
    public async Task<FindingsView> RunAsync(
        StaffActor staff,
        ImportRunId run,
        FindingKind? kind,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var counts = await db
            .ImportFindings.Where(f => f.Run == run)
            .GroupBy(f => f.Kind)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var total = kind is { } one ? counts.GetValueOrDefault(one) : counts.Values.Sum();
        var (number, size, skip) = page.Within(total);
        var rows = await db
            .ImportFindings.Where(f => f.Run == run && (kind == null || f.Kind == kind))
            .OrderBy(f => f.Number)
            .Skip(skip)
            .Take(size)
            .ToListAsync(cancel);
        return new(counts, new([.. rows.Select(FindingRow.Of)], number, size, total));
    }

    /// <summary>All of them as CSV, line by line.</summary>
    public IAsyncEnumerable<string> ExportAsync(
        StaffActor staff,
        ImportRunId run,
        FindingKind? kind,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        return FindingsCsv.LinesAsync(store, staff.Utility, run, kind, cancel);
    }
}
