using System.Text.Json;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Imports;

/// <summary>What an import does with a row or file. Stored as numbers: append only.</summary>
public enum FindingKind
{
    /// <summary>Not taken, with its reason.</summary>
    Refused = 0,

    /// <summary>Taken, with a remark.</summary>
    Remark = 1,

    /// <summary>An invoice that no customer matches.</summary>
    Unmatched = 2,

    /// <summary>New.</summary>
    Added = 3,

    /// <summary>Known, with something new.</summary>
    Changed = 4,
}

/// <summary>A row or file of an import of which there is something to say; what is as it was is only counted.</summary>
internal sealed class ImportFinding : IOfUtility
{
    /// <summary>Of each kind no more are kept.</summary>
    internal const int MostOfAKind = 10_000;

    public required ImportRunId Run { get; init; }
    public required UtilityId Utility { get; init; }
    public required int Number { get; init; }
    public required FindingKind Kind { get; init; }
    public required string File { get; init; }
    public int Line { get; init; }
    public int Column { get; init; }

    /// <summary>Name of the <see cref="ImportReason"/>; null where none is needed.</summary>
    public string? Reason { get; init; }

    /// <summary>For the reason's text: JSON.</summary>
    public string? Arguments { get; init; }

    /// <summary>Number of the invoice, code of the customer … of the row.</summary>
    public string? Key { get; init; }

    internal static ImportFinding Of(ImportJob job, int number, ImportProblem problem) =>
        new()
        {
            Run = job.Run,
            Utility = job.Utility,
            Number = number,
            Kind = problem.IsRemark ? FindingKind.Remark : FindingKind.Refused,
            File = Short(problem.File, 300),
            Line = problem.Line,
            Column = problem.Column,
            Reason = problem.Reason.ToString(),
            Arguments = problem.Arguments.Count == 0 ? null : JsonSerializer.Serialize(problem.Arguments),
        };

    internal static string Short(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";

    internal sealed class Configuration : IEntityTypeConfiguration<ImportFinding>
    {
        public void Configure(EntityTypeBuilder<ImportFinding> builder)
        {
            builder.HasKey(f => new { f.Run, f.Number });
            builder.Property(f => f.File).HasMaxLength(300);
            builder.Property(f => f.Reason).HasMaxLength(40);
            builder.Property(f => f.Key).HasMaxLength(256);
            builder.HasIndex(f => new
            {
                f.Run,
                f.Kind,
                f.Number,
            });
            builder.HasOne<ImportRun>().WithMany().HasForeignKey(f => f.Run).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
