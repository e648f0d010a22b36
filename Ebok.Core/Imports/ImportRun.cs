using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Imports;

/// <summary>One run of the importer over one folder; its end is what "Ostatnio zaktualizowano" shows (K6, B3).</summary>
internal sealed class ImportRun : IOfUtility
{
    public required ImportRunId Id { get; init; }
    public required UtilityId Utility { get; init; }

    /// <summary>fa3 or csv.</summary>
    public required string Source { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Null: under way, or cut off.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Files or rows read.</summary>
    public int Read { get; set; }
    public int Added { get; set; }
    public int Changed { get; set; }
    public int Unchanged { get; set; }
    public int Unmatched { get; set; }
    public int Refused { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ImportRun>
    {
        public void Configure(EntityTypeBuilder<ImportRun> builder)
        {
            builder.HasKey(r => r.Id);
            builder.Property(r => r.Source).HasMaxLength(16);
            builder.HasIndex(r => new { r.Utility, r.FinishedAt });
        }
    }
}
