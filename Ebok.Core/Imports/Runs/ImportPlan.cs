using System.Text.Json;

namespace Ebok.Core.Imports;

/// <summary>What a dry run said would happen.</summary>
/// <param name="Read">Files or rows.</param>
/// <param name="Added">New.</param>
/// <param name="Changed">Known, with something new.</param>
/// <param name="Unchanged">As they are.</param>
/// <param name="Unmatched">Invoices of nobody.</param>
/// <param name="Refused">Not to be taken.</param>
/// <param name="Formats">What was recognised of each CSV file.</param>
public sealed record ImportPlan(
    long Read,
    long Added,
    long Changed,
    long Unchanged,
    long Unmatched,
    long Refused,
    IReadOnlyList<CsvFormat> Formats
)
{
    internal static ImportPlan Of(ImportReport report) =>
        new(
            report.Read,
            report.Added,
            report.Changed,
            report.Unchanged,
            report.Unmatched,
            report.Refused,
            [.. report.Formats]
        );

    internal string ToJson() => JsonSerializer.Serialize(this);

    internal static ImportPlan? Of(string? json) => json is null ? null : JsonSerializer.Deserialize<ImportPlan>(json);
}
