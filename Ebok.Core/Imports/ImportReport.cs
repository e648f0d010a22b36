using Ebok.Core.Shared;

namespace Ebok.Core.Imports;

/// <summary>How an import is run.</summary>
public sealed record ImportOptions
{
    /// <summary>Says what would happen and writes nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Hears of every refusal and remark at once; may be called from any thread, one call at a time.</summary>
    public Action<ImportProblem>? OnProblem { get; init; }

    /// <summary>Hears how far it is, after each batch.</summary>
    public Action<ImportProgress>? OnProgress { get; init; }

    /// <summary>The dashboard's import that this is a run of; null: one of its own.</summary>
    internal ImportRunId? Run { get; init; }
}

/// <summary>How far an import is.</summary>
/// <param name="Source">What is being read: <c>fa3</c>, or the CSV file's name.</param>
/// <param name="Done">Files or rows.</param>
/// <param name="Total">Files, or bytes of the CSV file; 0 where not known.</param>
/// <param name="Share">Done share from 0 to 1, by files or by bytes.</param>
public sealed record ImportProgress(string Source, long Done, long Total, double Share);

/// <summary>What an import did (or, on a dry run, would do).</summary>
public sealed record ImportReport
{
    /// <summary>Files or rows read.</summary>
    public long Read { get; set; }

    /// <summary>New ones.</summary>
    public long Added { get; set; }

    /// <summary>Known ones with something new.</summary>
    public long Changed { get; set; }

    /// <summary>Known ones as they were.</summary>
    public long Unchanged { get; set; }

    /// <summary>Invoices among them that no customer matches (yet): kept for staff.</summary>
    public long Unmatched { get; set; }

    /// <summary>Not taken; each was told to <see cref="ImportOptions.OnProblem"/>.</summary>
    public long Refused { get; set; }

    /// <summary>Invoices of earlier imports that this one found a customer for.</summary>
    public long Matched { get; set; }

    /// <summary>The first of the refusals and remarks, at most <see cref="MostProblems"/>.</summary>
    public IList<ImportProblem> Problems { get; } = [];

    /// <summary>What was recognised of each CSV file: encoding, separator, decimal sign, form of dates.</summary>
    public IList<CsvFormat> Formats { get; } = [];

    /// <summary>So that the memory of an import does not grow with its mistakes.</summary>
    public const int MostProblems = 1000;
}
