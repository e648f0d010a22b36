using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Imports.Undo;

/// <summary>What one transaction of an import did to one table: stored in that transaction, so that the import can be
/// taken back.</summary>
internal sealed class ImportTrace : IOfUtility
{
    public required ImportRunId Run { get; init; }
    public required UtilityId Utility { get; init; }

    /// <summary>In the order in which it happened.</summary>
    public required int Number { get; init; }

    /// <summary>Name of the entity.</summary>
    public required string Table { get; init; }

    /// <summary>Ids of new rows, 16 bytes each: a run adds many.</summary>
    public byte[]? Added { get; init; }

    /// <summary>Changed and deleted rows with their values before and after: Brotli of JSON (<see cref="TracedRow"/>).</summary>
    public byte[]? Changed { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<ImportTrace>
    {
        public void Configure(EntityTypeBuilder<ImportTrace> builder)
        {
            builder.HasKey(t => new { t.Run, t.Number });
            builder.Property(t => t.Table).HasMaxLength(40);
            builder.HasOne<ImportRun>().WithMany().HasForeignKey(t => t.Run).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A row that an import changed or deleted.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Before">Values as the database holds them, by property: those that changed; of a deleted row all.</param>
/// <param name="After">What they became; null: the row was deleted.</param>
internal sealed record TracedRow(
    Guid Id,
    Dictionary<string, System.Text.Json.JsonElement> Before,
    Dictionary<string, System.Text.Json.JsonElement>? After
);
