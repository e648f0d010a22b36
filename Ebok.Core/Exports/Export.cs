using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Exports;

/// <summary>What is exported. Stored as numbers: append only.</summary>
public enum ExportKind
{
    /// <summary>Readings that customers gave and that were accepted.</summary>
    Readings = 0,

    /// <summary>Changes of data that were accepted.</summary>
    DataChanges = 1,

    /// <summary>Consents and objections, each entry of their history.</summary>
    Consents = 2,

    /// <summary>Letters, applications, notices, complaints.</summary>
    Cases = 3,
}

/// <summary>How it is written.</summary>
public enum ExportFormat
{
    /// <summary>UTF-8 with its mark, semicolons, decimal commas.</summary>
    Csv,

    /// <summary>One object with the rows in it.</summary>
    Json,
}

/// <summary>One export: its rows bear its id, so that each goes out with one export and no other, and the same export can
/// be written again.</summary>
internal sealed class Export : IOfUtility
{
    public required ExportId Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required ExportKind Kind { get; init; }

    /// <summary>1, 2, 3 … of this utility and kind.</summary>
    public required int Number { get; init; }
    public required DateTimeOffset TakenAt { get; init; }
    public required int Rows { get; init; }

    /// <summary>Who; null: the command line.</summary>
    public StaffId? Staff { get; init; }

    /// <summary>When it was written whole; null: the command line was cut off before, and writes it again first of all.</summary>
    public DateTimeOffset? WrittenAt { get; set; }

    /// <summary>The command line's file, while its last step (a name for a file that is whole) is not known to be done.</summary>
    public string? File { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Export>
    {
        public void Configure(EntityTypeBuilder<Export> builder)
        {
            builder.ToTable("Exports");
            builder.HasKey(e => e.Id);
            builder.Property(e => e.File).HasMaxLength(4096);
            builder
                .HasIndex(e => new
                {
                    e.Utility,
                    e.Kind,
                    e.Number,
                })
                .IsUnique();
            builder.HasIndex(e => new { e.Utility, e.TakenAt });
        }
    }
}

/// <summary>An export that there is.</summary>
/// <param name="Id">To get it again by.</param>
/// <param name="Kind">Of what.</param>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="TakenAt">When its rows were taken.</param>
/// <param name="Rows">How many.</param>
/// <param name="By">Login; null: the command line.</param>
/// <param name="IsWritten">False: the command line was cut off.</param>
public sealed record ExportRow(
    ExportId Id,
    ExportKind Kind,
    int Number,
    DateTimeOffset TakenAt,
    int Rows,
    string? By,
    bool IsWritten
);
