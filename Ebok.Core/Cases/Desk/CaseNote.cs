using Ebok.Core.Data;
using Ebok.Core.Live;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Cases.Desk;

/// <summary>What staff note down about a case for each other. In a table of its own, which no query of a customer's
/// knows: it cannot be shown to him by mistake.</summary>
[ShownLive(LiveTopic.Cases)]
internal sealed class CaseNote : IOfUtility
{
    public required Guid Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required CaseId Case { get; init; }
    public required StaffId Staff { get; init; }

    /// <summary>Of the form: sent twice it is one note.</summary>
    public required Guid Request { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset At { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<CaseNote>
    {
        public void Configure(EntityTypeBuilder<CaseNote> builder)
        {
            builder.ToTable("CaseNotes");
            builder.HasKey(n => n.Id);
            builder.Property(n => n.Text).HasMaxLength(CaseText.Longest);
            builder.HasOne<Case>().WithMany().HasForeignKey(n => n.Case).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(n => new { n.Case, n.Request }).IsUnique();
        }
    }
}
