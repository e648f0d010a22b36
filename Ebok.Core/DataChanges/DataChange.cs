using Ebok.Core.Cases;
using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Live;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.DataChanges;

/// <summary>Where a change of data stands. Stored as numbers: append only.</summary>
public enum DataChangeState
{
    /// <summary>Staff decide.</summary>
    Waiting = 0,

    /// <summary>Accepted; the billing system does not have it yet.</summary>
    Accepted = 1,

    /// <summary>Refused, with a reason.</summary>
    Refused = 2,

    /// <summary>Accepted, and an import has brought it.</summary>
    Billed = 3,
}

/// <summary>A change of data that a customer asked for (K7): a letter, and what is to be changed. Nothing on file is
/// changed by it: the billing system does that, and the next import brings it.</summary>
[ShownLive(LiveTopic.DataChanges)]
internal sealed class DataChange : IOfUtility
{
    public required DataChangeId Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required CustomerId Customer { get; init; }
    public required AccountId Account { get; init; }

    /// <summary>Its letter, with number and proofs.</summary>
    public required CaseId Case { get; init; }
    public required string Number { get; init; }

    /// <summary>The declaration as it stood on the screen.</summary>
    public required string Declaration { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public required DataChangeState State { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public StaffId? DecidedBy { get; set; }
    public string? RefusalReason { get; set; }

    /// <summary>When an import was seen to have brought it.</summary>
    public DateTimeOffset? BilledAt { get; set; }

    /// <summary>With which export it went out; null: with none yet.</summary>
    public ExportId? Export { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<DataChange>
    {
        public void Configure(EntityTypeBuilder<DataChange> builder)
        {
            builder.ToTable("DataChanges");
            builder.HasKey(c => c.Id);
            builder.Property(c => c.Number).HasMaxLength(60);
            builder.Property(c => c.Declaration).HasMaxLength(2000);
            builder.Property(c => c.RefusalReason).HasMaxLength(RefuseDataChange.LongestReason);
            builder.HasOne<Customer>().WithMany().HasForeignKey(c => c.Customer).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Case>().WithMany().HasForeignKey(c => c.Case).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(c => c.Case).IsUnique();
            builder.HasIndex(c => new
            {
                c.Utility,
                c.State,
                c.SentAt,
                c.Id,
            });
            builder.HasIndex(c => new
            {
                c.Utility,
                c.State,
                c.Number,
                c.Id,
            });
            builder.HasIndex(c => new
            {
                c.Utility,
                c.Customer,
                c.SentAt,
            });
            builder.HasIndex(c => new { c.Utility, c.Export });
        }
    }
}

/// <summary>One value of a change.</summary>
internal sealed class DataChangeItem : IOfUtility
{
    public required DataChangeId Change { get; init; }
    public required DataField Field { get; init; }
    public required UtilityId Utility { get; init; }

    /// <summary>On file when it was sent; null: nothing.</summary>
    public string? Old { get; init; }

    /// <summary>Wanted; null: nothing is to be on file.</summary>
    public string? New { get; init; }

    /// <summary>On file when it was decided.</summary>
    public string? AtDecision { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<DataChangeItem>
    {
        public void Configure(EntityTypeBuilder<DataChangeItem> builder)
        {
            builder.ToTable("DataChangeItems");
            builder.HasKey(i => new { i.Change, i.Field });
            builder.HasOne<DataChange>().WithMany().HasForeignKey(i => i.Change).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
